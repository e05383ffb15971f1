# A supervisor's queue, and reading a visit.

queue-title = زيارات للمراجعة
queue-waiting-title = بانتظار المراجعة
queue-waiting-count = { COUNTED($count) ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
    [many] { $count } زيارة
   *[other] { $count } زيارة
}
queue-waiting-none = لا زيارة بانتظار المراجعة. ما يسلّمه المندوبون يظهر هنا بعد أول اتصال.
queue-reviewed-title = رُوجعت مؤخراً
queue-reviewed-none = لم تُراجَع زيارة بعد.
queue-by = التسليم: { $name }، { $since }
queue-begun-by = البدء: { $name }، { $since }

read-title = قراءة الزيارة
read-written-by = الكاتب: { $name }، { $at }
read-written-by-many = { COUNTED($count) ->
    [zero] بلا كاتب مسجل
    [one] كتبه شخص واحد في أكثر من وقت
    [two] كتبه شخصان
    [few] كتبه { $count } أشخاص
    [many] كتبه { $count } شخصاً
   *[other] كتبه { $count } شخص
}
read-show-writers = عرض كاتب كل إجابة ووقتها
read-hide-writers = إخفاء الكاتب والوقت
read-nothing-answered = لا إجابات في هذا القسم.
read-calculated = محسوب
read-problems-title = { COUNTED($count) ->
    [zero] لا ملاحظات من التطبيق
    [one] ملاحظة واحدة من التطبيق
    [two] ملاحظتان من التطبيق
    [few] { $count } ملاحظات من التطبيق
    [many] { $count } ملاحظة من التطبيق
   *[other] { $count } ملاحظة من التطبيق
}
read-comments-title = ملاحظات المراجعة
read-comments-none = لا ملاحظات بعد.
read-summary-title = عن الزيارة
read-delegate = المندوب/ة
read-begun = بدأت
read-handed-in = سُلِّمت
read-status = الحالة

review-accept = قبول
review-return = إعادة للاستكمال
review-comment-label = ما المطلوب استكماله؟
review-comment-hint = يقرؤه المندوب كما هو. اذكر القسم والسؤال.
review-comment-optional = ملاحظة مع القبول (اختيارية)
review-comment-missing = اكتب ما يبيّن المطلوب أو السبب.
review-accept-ask = قبول هذه الزيارة كما سُلِّمت؟
review-accept-yes = نعم، قبول الزيارة
review-return-yes = إعادة الزيارة للاستكمال
review-begun = ما بدأتَ كتابته محفوظ، ويظهر عند المتابعة.
review-undecided = لا تُقبل زيارة فيها إجابتان مختلفتان لسؤال واحد حتى تُختار إحداهما.
review-accepted = قُبلت
review-returned = أُعيدت للاستكمال
review-by = { $name }، { $at }
review-amended = عُدِّلت هذه الزيارة بعد تسليمها. المعروض أدناه هو ما سُلِّم، وهذا ما تغيّر بعده:
review-amended-line = { $question }: صارت الإجابة «{ $now }»

queue-title-read = زيارات سُلِّمت
queue-waiting-none-read = لا زيارة بانتظار المراجعة. ما يُسلَّم يظهر هنا بعد أول اتصال.
queue-also-title = ينتظر أيضاً

read-outcome = نتيجة الزيارة
read-retry = المحاولة القادمة
read-last-visit = الزيارة السابقة
read-to-sheet = طباعة أو حفظ
read-show = ما يُعرض
read-show-all = كل الإجابات
read-show-changed = ما تغيّر فقط
read-tap-hint = بالضغط على أي إجابة يظهر تاريخها وما قيل عندها.
read-was = في الزيارة السابقة: { $was }
read-added = لم يكن في الزيارة السابقة
read-gone = كان في الزيارة السابقة
read-calculated-text = هذه القيمة يحسبها التطبيق من الإجابات.
read-history-title = ما كُتب هنا، الأحدث أولاً
read-history-none = لم يُكتب هنا شيء.
read-two-values-text = كُتبتا على جهازين في وقت واحد، ولم يختر أحد بينهما. الاختيار للمندوب، والإعادة للاستكمال توصل الطلب إليه.
read-said = { COUNTED($count) ->
    [zero] بلا تعليق
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقاً
   *[other] { $count } تعليق
}
read-said-title = ما قيل عند هذا السؤال
read-say = تعليق عند هذا السؤال
read-say-hint = يقرؤه المندوب عند السؤال نفسه، وكل من يقرأ الزيارة.
read-say-missing = التعليق فارغ.
read-say-send = حفظ التعليق
read-papers-missing = { COUNTED($count) ->
    [zero] كلها مسجلة
    [one] مستند واحد لم يُرَ
    [two] مستندان لم يُرَيا
    [few] { $count } مستندات لم تُرَ
    [many] { $count } مستنداً لم يُرَ
   *[other] { $count } مستند لم يُرَ
}
read-other-paper = مستند آخر
read-no-pages = بلا صورة
read-enlarge = تكبير
read-page-alt = { $paper }، صفحة { $number }
read-paper-number = الرقم
read-paper-issuer = جهة الإصدار
read-paper-issued = تاريخ الإصدار
read-paper-expires = تاريخ الانتهاء

viewer-close = إغلاق
viewer-previous = السابقة
viewer-next = التالية
viewer-place = { $number } من { $all }
viewer-smaller = تصغير
viewer-larger = تكبير الصورة

declared-unsigned-text = سُلِّمت الزيارة بلا إقرار موقَّع.
declared-stale-text = تغيّرت بعد التوقيع إجابات مما وُقّع عليه، ولم يوقَّع عليها من جديد.
declared-thumbprint-of = بصمة { $name }

sheet-title = طباعة الزيارة
sheet-heading = استمارة البحث الاجتماعي – زيارة منزلية
sheet-hint = هذه الصفحة كما تُطبع على ورق A4. ولحفظها ملفاً يُختار من نافذة الطباعة «حفظ بصيغة PDF».
sheet-print = طباعة أو حفظ
sheet-name = صاحب الملف
sheet-printed = تاريخ الطباعة
sheet-printed-by = طبعها
sheet-paper = المستند
sheet-papers-missing = لم تُرَ: { $papers }
sheet-paper-facts = بياناته
sheet-version = { $value } ({ $name }، { $at })
