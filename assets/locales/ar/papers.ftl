# The papers of a case: the checklist, one paper, its pages, and a position.

papers-title = المستندات
papers-seen = شوهد { $seen } من { $all }
paper-record = تسجيل
paper-another = إضافة مستند آخر من النوع نفسه
paper-no-number = بلا رقم
paper-none = لا مستند من هذا النوع بعد. يُطّلع على الأصل وتُكتب بياناته، ثم «طوبق بالأصل».
paper-missing = لم يُرَ بعد
paper-seen = شوهد
paper-captured = صُوِّر ولم يُطابَق
paper-matched = طوبق بالأصل
paper-expired = منتهٍ
paper-too-old = { COUNTED($count) ->
    [one] مضى على إصداره أكثر من شهر
    [two] مضى على إصداره أكثر من شهرين
    [few] مضى على إصداره أكثر من { $count } أشهر
    [many] مضى على إصداره أكثر من { $count } شهراً
   *[other] مضى على إصداره أكثر من { $count } شهر
}
paper-expires-soon = طوبق، وينتهي قريباً
paper-matched-by = طابقه { $name }، { $at }
paper-count = { COUNTED($count) ->
    [one] مستند واحد
    [two] مستندان
    [few] { $count } مستندات
    [many] { $count } مستنداً
   *[other] { $count } مستند
}
paper-pages = { COUNTED($count) ->
    [one] صفحة مصورة
    [two] صفحتان مصورتان
    [few] { $count } صفحات مصورة
    [many] { $count } صفحة مصورة
   *[other] { $count } صفحة مصورة
}

paper-change-added = { $paper }: أُضيف مستند
paper-change-removed = { $paper }: حُذف المستند
paper-change-matched = { $paper }: طوبق بالأصل
paper-change-unmatched = { $paper }: أُلغيت مطابقته بالأصل
paper-change-pages = { $paper }: تغيّرت صوره

document-match = طوبق بالأصل
document-unmatch = إلغاء المطابقة
document-match-not-yet = لا يُطابَق بالأصل قبل تصحيح ما عُلّم عليه أعلاه.
document-remove = حذف المستند
document-remove-ask = حذف هذا المستند وكل ما سُجِّل عنه؟
document-to-papers = إلى المستندات
document-no-photo = هذا المستند لا يُصوَّر: يكفي الاطلاع على أصله وكتابة بياناته، ثم «طوبق بالأصل».
document-nothing-written = لم يُكتب شيء من بيانات هذا المستند.

pages-title = الصفحات المصورة
pages-none = لا صفحات بعد. الورقة مستوية، والضوء من الجانب، وأطرافها الأربعة ظاهرة.
pages-first = تصوير المستند
pages-next = تصوير صفحة أخرى
page-number = صفحة { $number }
page-picture = صورة الصفحة الأولى
page-turn = تدوير
page-crop = قص إلى الورقة
page-again = إعادة التصوير
page-remove = حذف الصفحة
page-done = تم، الصورة واضحة
capture-file = اختيار صورة من الجهاز
capture-preparing = تُجهَّز الصورة… يمكن متابعة الكتابة.
crop-title = أطراف الورقة
crop-hint = تُسحب كل زاوية إلى زاوية الورقة. وبلوحة المفاتيح: مفتاح التنقل ثم الأسهم.
crop-apply = قص
crop-left-upper = الزاوية العليا اليسرى
crop-right-upper = الزاوية العليا اليمنى
crop-right-lower = الزاوية السفلى اليمنى
crop-left-lower = الزاوية السفلى اليسرى

doubt-title = هل تُقرأ هذه الصورة؟ هي محفوظة، والورقة ما زالت أمامك.
doubt-too-dark = الصورة معتمة: تحتاج ضوءاً أكثر.
doubt-blurred = الصورة مهتزة أو غير واضحة: ثبّت الجهاز حتى تتضح الحروف.
doubt-glare = في الصورة لمعة تخفي جزءاً من الورقة: غيّر جهة الضوء.
doubt-too-small = الكتابة صغيرة جداً: قرّب الجهاز من الورقة.
doubt-keep = إبقاء الصورة

fault-empty = الملف فارغ.
fault-not-a-picture = هذا الملف ليس صورة.
fault-heic = صيغة الصورة (HEIC) لا يقرؤها هذا الجهاز.
fault-too-large = الملف أكبر من أن يكون صورة مستند.
fault-too-many-pixels = الصورة أكبر مما تسعه ذاكرة هذا الجهاز.
fault-damaged = الصورة ناقصة أو تالفة.
fault-next-other = لم يُحفظ شيء. أعد التصوير، أو اختر ملفاً آخر.
fault-next-picture = لم يُحفظ شيء. اختر صورة، أو صوّر الورقة بالكاميرا من هنا.
fault-next-heic = صوّر الورقة بالكاميرا من هنا، أو اختر في إعدادات الكاميرا «الأكثر توافقاً».
fault-next-smaller = صوّر الورقة بالكاميرا من هنا، أو اختر صورة أصغر.

photo-coming = تُجلب الصورة…
photo-not-yet = صورة ناقصة: لم تصل من الجهاز الذي صوّرها بعد
photo-no-link = بلا اتصال: تُجلب الصورة عند عودته

position-take = تسجيل الموقع الآن
position-taking = يُحدَّد الموقع… قد يستغرق 20 ثانية.
position-again = تسجيله من جديد
position-remove = حذف الموقع
position-open = فتح في خرائط الجهاز
position-good = دقة جيدة: { $metres } م
position-fair = دقة متوسطة: { $metres } م
position-poor = دقة ضعيفة: { $metres } م. أعد التسجيل خارج المبنى
position-failed = لم يُعرف الموقع
position-denied = لم يُسمح للتطبيق بمعرفة الموقع. يُسمح به من إعدادات المتصفح.
position-unavailable = لا إشارة هنا. أعد المحاولة خارج المبنى تحت السماء.
position-timed-out = لم تصل إشارة في وقتها. أعد المحاولة خارج المبنى تحت السماء.
position-not-supported = هذا الجهاز لا يعرف موقعه.
position-enough = يكفي بدلاً منه أقرب معلم ومسجد ولون المنزل.
