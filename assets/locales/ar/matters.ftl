# Contacts, referrals, complaints and the other matters; opening a case; what happened in a case.

timeline-month = { $month } { $year }

matter-title = معاملة
matter-contact = تواصل
matter-referral = إحالة
matter-follow-up = متابعة
matter-support-request = { -request }
matter-report = التقرير الاجتماعي
matter-reply = تبليغ القرار
matter-appeal = تظلم
matter-registration = استكمال إجراءات التسجيل
matter-service = سند استلام
matter-complaint = اقتراح أو شكوى أو خلاف
matter-obstacle = عائق
matter-other = معاملة لا تعرفها هذه النسخة من التطبيق

matter-begin-case = فتح ملف جديد
matter-begin-contact = تسجيل تواصل
matter-begin-referral = إحالة
matter-begin-follow-up = تسجيل متابعة
matter-begin-answer = الرد على الإحالة
matter-begin-support-request = كتابة { -request }
matter-begin-report = كتابة التقرير الاجتماعي
matter-begin-reply = تبليغ القرار
matter-begin-appeal = تسجيل تظلم
matter-begin-registration = استكمال إجراءات التسجيل
matter-begin-service = تسجيل سند استلام
matter-begin-complaint = تسجيل اقتراح أو شكوى أو خلاف
matter-begin-obstacle = تسجيل عائق يعوق الخدمة

# Said of nouns of both genders, so without one.
matter-state-draft = قيد الكتابة
matter-state-open = قيد المتابعة
matter-state-closed = تم الانتهاء
matter-state-dropped = تم الإلغاء
matter-state-to-tell = تمّ، ولم يُبلَّغ صاحب الشأن
matter-state-taken-back = سند ملغى
matter-state-handed-over = لدى الجمعية للمتابعة
matter-begun-by = { $name }، { $since }
matter-overdue = { COUNTED($count) ->
    [zero] الموعد اليوم
    [one] فات الموعد أمس
    [two] فات الموعد قبل يومين
    [few] فات الموعد قبل { $count } أيام
    [many] فات الموعد قبل { $count } يوماً
   *[other] فات الموعد قبل { $count } يوم
}
matter-due = { COUNTED($count) ->
    [zero] الموعد اليوم
    [one] الموعد غداً
    [two] الموعد بعد يومين
    [few] الموعد بعد { $count } أيام
    [many] الموعد بعد { $count } يوماً
   *[other] الموعد بعد { $count } يوم
}

request-urgent = عاجل
request-amended = عُدِّل بعد تسليمه
request-holds = { COUNTED($count) ->
    [zero] لا شيء يوقفه
    [one] يوقفه أمر واحد
    [two] يوقفه أمران
    [few] يوقفه { $count } أمور
    [many] يوقفه { $count } أمراً
   *[other] يوقفه { $count } أمر
}

matter-about = بشأن
matter-about-away = سجل آخر ليس على هذا الجهاز.
matter-spoken = ما تلاها
matter-decision = قرار اللجنة: { $ruling }
matter-decision-of = جلسة { $number }، { $date }
matter-decision-replaced = حل محله قرار آخر

matter-finish = إنهاء وحفظ
matter-to-request = إلى الطلب ومستنداته
matter-drop = بدأت بالخطأ
matter-drop-ask = إلغاء هذه المعاملة وما كُتب فيها؟
matter-drop-yes = نعم، إلغاؤها
matter-incomplete = { COUNTED($count) ->
    [zero] لم يكتمل المطلوب
    [one] بقي سؤال واحد قبل الإنهاء
    [two] بقي سؤالان قبل الإنهاء
    [few] بقيت { $count } أسئلة قبل الإنهاء
    [many] بقي { $count } سؤالاً قبل الإنهاء
   *[other] بقي { $count } سؤال قبل الإنهاء
}
matter-incomplete-text = كل ما كُتب محفوظ. تُراجع الأسئلة أعلاه ثم يُعاد الإنهاء.
matter-not-nameless = الاسم معروف مع ذلك
matter-not-nameless-text = هذا مرتبط بملف أو تواصل فيه الاسم، ويراه كل من يقرؤه. ما يُقال دون ذكر الاسم يُبدأ من القائمة:
matter-says = ما سُجِّل
matter-says-nothing = لم يُكتب شيء.
matter-by = من سجّل
matter-at = وقت التسجيل

receipt-sign = توقيع السند وحفظه
receipt-print = طباعة السند أو حفظه
receipt-renewed = تغيّر ما في السند بعد التوقيع، فيلزم توقيعه من جديد.
receipt-stale = تغيّر ما في السند بعد توقيعه.
receipt-signature = توقيع المستلم
receipt-by = كتب السند
receipt-given = ما سُلِّم
receipt-received = الاستلام
receipt-take-back = إلغاء السند
receipt-take-back-why = لماذا يُلغى السند؟
receipt-take-back-hint = يبقى السند بتوقيعه ولا يُحسب في سجل المعونات، ويمكن تسليم ما فيه من جديد. يقرأ السبب كل من يفتح السند.
receipt-take-back-yes = تأكيد إلغاء السند
receipt-taken-back = هذا السند ملغى، ولا يُحسب ما فيه.

matters-filter = أي المعاملات تُعرض
matters-open = ما ينتظر
matters-all = كلها
matters-count = { COUNTED($count) ->
    [zero] لا معاملات
    [one] معاملة واحدة
    [two] معاملتان
    [few] { $count } معاملات
    [many] { $count } معاملة
   *[other] { $count } معاملة
}
matters-first-only = تُعرض أول 200 معاملة. البقية تظهر كلما انتهى بعضها.

matters-contacts = التواصل مع المراجعين
matters-contacts-none = لا تواصل هنا. يُسجَّل كل من راجع الجمعية أو اتصل بها عند استقباله.
matters-referrals = الإحالات
matters-referrals-none = لا إحالات هنا. تُكتب الإحالة من التواصل الذي دعا إليها.
matters-complaints = الاقتراحات والشكاوى والخلافات
matters-complaints-none = لا شيء هنا. يُسجَّل ما يقوله الناس كما قالوه، ثم يُتابع إلى نهايته.
matters-obstacles = عوائق الخدمة
matters-obstacles-none = لا عوائق هنا. يُسجَّل ما يعوق جودة الخدمة ليُعالَج.
matters-appeals = التظلمات
matters-appeals-none = لا تظلمات هنا. يُسجَّل التظلم من القرار نفسه.
matters-requests = طلبات قيد الإجراء
matters-requests-none = لا طلبات هنا. يُكتب الطلب من ملف صاحبه.
matters-returned = طلبات تحتاج إلى استكمالك
matters-returned-none = لا طلب يحتاج إلى استكمال.
matters-in-study = طلبات قيد الدراسة
matters-in-study-none = لا طلب قيد الدراسة. يظهر هنا ما يُسلَّم من الطلبات، ومنه يُكتب التقرير الاجتماعي.
matters-to-forward = طلبات تنتظر رفعها للجنة
matters-to-forward-none = لا طلب ينتظر الرفع. يظهر هنا ما يُسلَّم من الطلبات.
matters-forwarded = طلبات أمام اللجنة
matters-forwarded-none = لا طلب أمام اللجنة. يظهر هنا ما يرفعه المشرف.
matters-to-reply = قرارات لم تُبلَّغ
matters-to-reply-none = كل قرار بُلِّغ صاحبه.
matters-ageing = طلبات حلّ موعد الرد عليها
matters-ageing-none = لا طلب حلّ موعد الرد عليه.
matters-early = ردود سبقت المدة
matters-early-none = لا رد سبق المدة المذكورة في السياسة.
matters-to-ask = من لم يُسألوا عن رضاهم
matters-to-ask-none = كل من خُدم أو اعتُذر له سُئل عن رضاه.
matters-drafts = ما لم تكتمل كتابته
matters-drafts-none = لا شيء بدأت كتابته ولم يكتمل.

new-case-title = فتح ملف جديد
new-case-text = يكفي الاسم والفئة لفتح الملف، والباقي يُستكمل لاحقاً.
new-case-name-hint = رباعي كما في الهوية.
new-case-landmark-hint = ما يُعرف به البيت: مسجد، مدرسة، متجر.
new-case-name-missing = الاسم مطلوب.
new-case-category-missing = اختيار الفئة مطلوب.
new-case-refused = ما كُتب لا يصلح هنا. يُراجَع على الأصل ويُعاد.
new-case-open = فتح الملف
correct-case = تصحيح البيانات
correct-case-title = تصحيح بيانات الملف
correct-case-save = حفظ البيانات
new-case-similar = ملفات قد تكون للشخص نفسه
new-case-similar-count = { COUNTED($count) ->
    [zero] لا ملف يشبهه
    [one] ملف واحد قد يكون للشخص نفسه
    [two] ملفان قد يكونان للشخص نفسه
    [few] { $count } ملفات قد تكون للشخص نفسه
    [many] { $count } ملفاً قد تكون للشخص نفسه
   *[other] { $count } ملف قد تكون للشخص نفسه
}
new-case-similar-text = لم يُفتح شيء بعد. إن كان للشخص نفسه ملف هنا فالعمل في ملفه القائم.
correct-case-similar-text = لم تُحفظ البيانات بعد. للشخص الواحد ملف واحد: يُراجَع المكتوب على الأصل قبل حفظه.
new-case-ask-here = كتابة { -request } في ملف { $name }
new-case-none-of-these = شخص آخر: فتح ملف جديد
correct-case-none-of-these = شخص آخر: حفظ البيانات

case-ways-title = في هذا الملف
case-timeline = ما جرى في الملف
case-ledger = سجل المعونات

timeline-title = ما جرى في الملف
timeline-none = لم يجر في الملف شيء بعد. يظهر هنا كل ما يُسجَّل فيه.
timeline-opened = فُتح الملف
timeline-visit = زيارة منزلية
timeline-handed-in = تسليم للمراجعة
timeline-returned = إعادة للاستكمال
timeline-accepted = قبول المشرف
timeline-declared = توقيع إقرار وتعهد
timeline-ordered = تكليف بزيارة
timeline-request-handed-in = تسليم الطلب للمشرف
timeline-request-returned = إعادة الطلب للاستكمال
timeline-receipt-taken-back = إلغاء سند استلام
timeline-request-forwarded = رفع الطلب للجنة
timeline-begin = تسجيل شيء في هذا الملف
timeline-begin-not = إغلاق القائمة
