# A support request on its way to the committee and back.

request-title = { -request }
request-is-urgent = عاجل
request-edit = إلى نموذج الطلب
request-says = المطلوب
request-as-handed-in = الطلب كما سُلِّم
request-amended-since = تغيّر الطلب بعد تسليمه
request-amended-text = ما سُلِّم بجانب ما هو مكتوب الآن. التعديل لا يغيّر مرحلة الطلب حتى يُسلَّم من جديد.
request-beside-question = السؤال
request-beside-then = كما سُلِّم
request-beside-now = الآن

request-stage-draft = قيد الكتابة
request-stage-handed-in = مُسلَّم، بانتظار المشرف
request-stage-returned = معاد للاستكمال
request-stage-forwarded = رُفع للجنة
request-stage-to-complete = طلبت اللجنة استكماله
request-stage-postponed = أجّلته اللجنة
request-stage-declined = اعتذرت عنه اللجنة
request-stage-accepted = قُبل، بانتظار التسليم
request-stage-served = قُبل وسُلِّم
request-stage-partly = قُبل وسُلِّم بعضه

request-hold-paper-missing = مستند مطلوب لم يُرَ
request-hold-paper-unmatched = مستند لم يُطابَق بالأصل
request-hold-paper-expired = مستند انتهت صلاحيته يوم التسليم
request-hold-paper-too-old = مستند أقدم من المدة المقبولة يوم التسليم
request-hold-guardianship-unproven = لم يُعرض ما يثبت صفة من وقّع عن غيره
request-hold-declaration-missing = لا إقرار موقَّعاً
request-hold-declaration-stale = إقرار يلزم تجديده
request-hold-notice-missing = لم يُبلَّغ صاحب الطلب برفعه للجنة ومدة الرد

request-way-title = مسار الطلب
request-way-written = كتابة الطلب
request-way-papers = مطابقة المستندات
request-way-declaration = الإقرار والتعهد
request-way-notice = إبلاغ صاحب الطلب برفعه ومدة الرد
request-way-handed-in = تسليم الطلب
request-way-supervisor = مشرف الفرع
request-way-committee = لجنة البحث
request-way-told = تبليغ القرار
request-way-delivered = تسليم المطلوب
request-way-is-done = تم
request-way-is-now = الطلب هنا الآن
request-way-is-later = لاحقاً
request-way-is-without = لم يتم، ومضى الطلب إلى ما بعده
request-way-is-not-asked = لا يلزم
request-way-anew = يُستكمل ثم يُسلَّم من جديد
request-way-given-first = سُلِّم قبل القرار
request-way-opened = اطّلع عليه المشرف

request-papers-title = المستندات المطلوبة
request-papers-none = لا مستندات مطلوبة لهذه الفئة.
request-papers-in-confidence = لا تشمل هذه القائمة مستندات قد تترتب على إجابات سرية، وهي تظهر لمشرف الفرع.
request-papers-lacking = { COUNTED($count) ->
    [zero] المستندات مكتملة
    [one] مستند واحد ينقصه شيء
    [two] مستندان ينقصهما شيء
    [few] { $count } مستندات ينقصها شيء
    [many] { $count } مستنداً ينقصها شيء
   *[other] { $count } مستند ينقصها شيء
}
request-paper-good = مطابق وساري
request-declaration-unsigned = يقرأ صاحب الطلب ما سُجّل، ثم يوقّع على صحته.

request-report-title = التقرير الاجتماعي
request-report-none = لم يُكتب تقرير عن هذا الطلب بعد.
request-report-open = قراءة التقرير
request-report-write = كتابة التقرير الاجتماعي

request-notice-title = إبلاغ صاحب الطلب
request-notice-given = أُبلغ
request-notice-missing = لم يُبلَّغ بعد
request-notice-on = قرأ صاحب الطلب الإشعار وأقرّ بقراءته في { $date }.
request-notice-text = تُعرض الشاشة على صاحب الطلب ليقرأ أن طلبه يُرفع إلى لجنة البحث ومتى يُردّ عليه، ثم يضغط بنفسه.
request-notice-show = عرض الإشعار على صاحب الطلب
request-notice-no-rule = لم تصل قاعدة الرد من الجمعية بعد. تصل مع أول اتصال، ثم يُعرض الإشعار.

notice-heading = طلبكم يُرفع إلى لجنة البحث
notice-goes = يُعرض طلبكم على لجنة البحث في الجمعية، وهي التي تقرر قبوله أو الاعتذار عنه. ثم نبلّغكم بالقرار في الحالين.
notice-as-printed = نص السياسة كما هو مكتوب:
notice-floor = { $count ->
    [14] قد يستغرق الرد أسبوعين أو أكثر.
   *[other] { COUNTED($count) ->
        [zero] قد يأتي الرد في أي يوم.
        [one] قد يستغرق الرد يوماً أو أكثر.
        [two] قد يستغرق الرد يومين أو أكثر.
        [few] قد يستغرق الرد { $count } أيام أو أكثر.
        [many] قد يستغرق الرد { $count } يوماً أو أكثر.
       *[other] قد يستغرق الرد { $count } يوم أو أكثر.
    }
}
notice-ceiling = { $count ->
    [14] يأتيكم الرد خلال أسبوعين على الأكثر.
   *[other] { COUNTED($count) ->
        [zero] يأتيكم الرد اليوم.
        [one] يأتيكم الرد خلال يوم على الأكثر.
        [two] يأتيكم الرد خلال يومين على الأكثر.
        [few] يأتيكم الرد خلال { $count } أيام على الأكثر.
        [many] يأتيكم الرد خلال { $count } يوماً على الأكثر.
       *[other] يأتيكم الرد خلال { $count } يوم على الأكثر.
    }
}
notice-day-floor = تكتمل هذه المدة في:
notice-day-ceiling = آخر يوم للرد:
notice-no-promise = تقديم الطلب لا يعني قبوله.
notice-read = قرأتُ ذلك
notice-close = إغلاق دون إقرار بالقراءة

request-reply-ageing = حان موعد الرد
request-reply-overdue = تأخر الرد
request-reply-early = الرد قبل المدة
request-reply-day-floor = تكتمل مدة الرد في { $date }، وقد يستغرق أكثر.
request-reply-day-ceiling = آخر يوم للرد { $date }.
request-reply-passed = { COUNTED($count) ->
    [zero] أُبلغ صاحب الطلب اليوم
    [one] مضى يوم واحد من الإبلاغ
    [two] مضى يومان من الإبلاغ
    [few] مضت { $count } أيام من الإبلاغ
    [many] مضى { $count } يوماً من الإبلاغ
   *[other] مضى { $count } يوم من الإبلاغ
}

request-nothing-holds = الطلب مكتمل
request-nothing-holds-text = المستندات والإقرار والإبلاغ كلها تامة.
request-would-hold = لو سُلِّم الطلب الآن أوقفه ما يلي:
request-would-hold-text = يُقبل الطلب على حاله ولا يضيع، ويبقى عند مشرف الفرع حتى يُستكمل أو يُرفع مع العلم بالنقص.
request-hand-in = تسليم الطلب
request-hand-in-ask = يُسلَّم مع ما يوقفه؟
request-hand-in-yes = نعم، تسليم الطلب
request-hand-in-no = لا، ليس بعد
request-handing-in = يُسلَّم الطلب…
request-incomplete = { COUNTED($count) ->
    [zero] الطلب مكتمل
    [one] في الطلب سؤال واحد لم يُستكمل أو فيه خطأ
    [two] في الطلب سؤالان لم يُستكملا أو فيهما خطأ
    [few] في الطلب { $count } أسئلة لم تُستكمل أو فيها خطأ
    [many] في الطلب { $count } سؤالاً لم يُستكمل أو فيه خطأ
   *[other] في الطلب { $count } سؤال لم يُستكمل أو فيه خطأ
}
request-undecided = { COUNTED($count) ->
    [zero] لا إجابات مختلفة
    [one] لسؤال واحد إجابتان مختلفتان، تُختار إحداهما أولاً
    [two] لسؤالين إجابات مختلفة، تُختار إحداها أولاً
    [few] لـ{ $count } أسئلة إجابات مختلفة، تُختار إحداها أولاً
    [many] لـ{ $count } سؤالاً إجابات مختلفة، تُختار إحداها أولاً
   *[other] لـ{ $count } سؤال إجابات مختلفة، تُختار إحداها أولاً
}

request-holds-title = ما يوقف الطلب
request-holds-none = لا شيء يوقف هذا الطلب.
request-holds-hint = يُرفع الطلب بعد وضع علامة على كل بند: معناها أن النقص معلوم ويُرفع الطلب معه.
request-hold-known = معلوم، ويُرفع معه
request-forward = رفع للجنة
request-forward-not-yet = { COUNTED($count) ->
    [zero] يمكن رفع الطلب.
    [one] لا يُرفع قبل وضع علامة على البند الباقي.
    [two] لا يُرفع قبل وضع علامة على البندين الباقيين.
    [few] لا يُرفع قبل وضع علامة على البنود الباقية، وعددها { $count }.
    [many] لا يُرفع قبل وضع علامة على البنود الباقية، وعددها { $count }.
   *[other] لا يُرفع قبل وضع علامة على البنود الباقية، وعددها { $count }.
}
request-forward-ask = رفع هذا الطلب إلى لجنة البحث كما سُلِّم؟
request-forward-comment = ملاحظة للجنة ولمن سلّم الطلب (اختيارية)
request-forward-yes = نعم، رفع الطلب
request-return-hint = يقرؤه من سلّم الطلب كما هو. اذكر المستند أو السؤال.
request-return-yes = إعادة الطلب للاستكمال

request-returned-title = أُعيد الطلب للاستكمال
request-complete-title = طلبت اللجنة استكمال الطلب
request-complete-text = المطلوب في القرار أدناه. بعد استكماله يُسلَّم الطلب من جديد.
request-disputed = على هذا الطلب قراران لا ينقض أحدهما الآخر
request-disputed-text = لا يُسلَّم عليه شيء حتى تحسمه اللجنة بقرار واحد في جلسة، وإلى ذلك الحين يُعرض الأحدث أولاً.
request-appealed = على القرار تظلم لم يُبتّ فيه
request-appealed-text = يتابعه من تسلّمه، ونتيجته في سجل الملف.
request-given-first = سُلِّم قبل قرار اللجنة
request-given-first-text = مساعدة عاجلة تُعرض على اللجنة لاعتمادها.

request-decision-title = قرار اللجنة
request-answers-title = ما قيل في القرار
request-decision-amount = المبلغ
request-decision-reason = السبب
request-decision-session = رقم الجلسة
request-decision-beside = قرار آخر لم ينقضه غيره.

request-tell = تبليغ صاحب الطلب
request-follows-title = إجراءات أخرى
request-deliver = تسليم المطلوب
request-deliver-more = تسليم آخر على هذا الطلب
request-deliver-before = لم تقرر اللجنة بعد
request-deliver-before-text = التسليم الآن مساعدة عاجلة ضمن الحد الذي وضعه المجلس، وتُعرض على اللجنة لاعتمادها. وقد لا تعتمدها.
request-register = استكمال إجراءات التسجيل
request-appeal = تسجيل تظلم من القرار
request-ask-feedback = قياس الرضا
request-to-memo = مذكرة العرض على اللجنة

# Ready wording for the reply; it may be changed before it is sent.
request-reply-words-accepted-money =
    السلام عليكم ورحمة الله وبركاته
    يسرّنا إبلاغكم بأن لجنة البحث نظرت في طلبكم ({ $subject }) وقررت قبوله بمبلغ { $amount }. وسنتواصل معكم لترتيب التسليم، ولا يلزمكم شيء آخر حتى ذلك الحين.
    نسأل الله أن يبارك لكم فيه.
    { $association }
request-reply-words-accepted-thing =
    السلام عليكم ورحمة الله وبركاته
    يسرّنا إبلاغكم بأن لجنة البحث نظرت في طلبكم ({ $subject }) وقررت قبوله. وسنتواصل معكم لترتيب التسليم، ولا يلزمكم شيء آخر حتى ذلك الحين.
    نسأل الله أن ينفعكم به.
    { $association }
request-reply-words-delivered-money =
    السلام عليكم ورحمة الله وبركاته
    يسرّنا إبلاغكم بأن لجنة البحث نظرت في طلبكم ({ $subject }) وقررت قبوله بمبلغ { $amount }، وقد سبق تسليمه لكم كاملاً، ولا يلزمكم شيء آخر.
    نسأل الله أن يبارك لكم فيه.
    { $association }
request-reply-words-delivered-thing =
    السلام عليكم ورحمة الله وبركاته
    يسرّنا إبلاغكم بأن لجنة البحث نظرت في طلبكم ({ $subject }) وقررت قبوله، وقد سبق تسليم ما طلبتم، ولا يلزمكم شيء آخر.
    نسأل الله أن ينفعكم به.
    { $association }
request-reply-words-declined =
    السلام عليكم ورحمة الله وبركاته
    نفيدكم بأن لجنة البحث نظرت بعناية في طلبكم ({ $subject })، ونعتذر عن عدم قبوله. والسبب: { $reason }.
    ولكم حق التظلم من هذا القرار إن رأيتم أن أمراً لم يؤخذ به، أو تغيّر حالكم. يكفي إبلاغنا بذلك على أي قناة من قنواتنا، ويُنظر فيه من جديد. وبابنا مفتوح لكم.
    نسأل الله أن ييسّر أموركم.
    { $association }
request-reply-words-to-complete =
    السلام عليكم ورحمة الله وبركاته
    نفيدكم بأن لجنة البحث نظرت في طلبكم ({ $subject })، وهو باقٍ مفتوحاً، وتحتاج إلى استكمال ما يلي قبل أن تقرر: { $reason }.
    نرجو تزويدنا به على أي قناة من قنواتنا، أو عند زيارة المندوب، ليُعرض الطلب على اللجنة من جديد.
    { $association }
request-reply-words-postponed =
    السلام عليكم ورحمة الله وبركاته
    نفيدكم بأن لجنة البحث نظرت في طلبكم ({ $subject })، وأجّلت القرار إلى جلسة لاحقة. والسبب: { $reason }.
    طلبكم باقٍ كما هو، ولا يلزمكم شيء، وسنبلّغكم بالقرار بعد تلك الجلسة.
    { $association }

memo-title = مذكرة عرض على لجنة البحث
memo-hint = هذه الصفحة كما تُطبع على ورق A4. ولحفظها ملفاً يُختار من نافذة الطباعة «حفظ بصيغة PDF».
memo-print = طباعة أو حفظ
memo-name = صاحب الطلب
memo-family = أفراد الأسرة
memo-place = السكن
memo-handed-in = سُلِّم الطلب
memo-by = كتب الطلب
memo-printed = تاريخ الطباعة
memo-request = الطلب
memo-research = ما تبيّن ل{ -researcher } وتوصيته
memo-research-none = لم يُكتب تقرير اجتماعي عن هذا الطلب.
memo-income = الدخل الشهري بالريال: المذكور والمثبت
memo-income-source = المصدر
memo-income-claimed = المذكور
memo-income-evidenced = المثبت بمستند
memo-income-all = المجموع
memo-no-evidence = بلا إثبات
memo-aid = ما قُدّم من قبل
memo-aid-none = لم يُقدَّم شيء من قبل فيما هو مسجل.
memo-year = { $year }: { $given }
memo-giver = { $name }: { $given }
memo-papers = المستندات والإقرار
memo-papers-good = مطابقة وسارية
memo-papers-lacking = مستندات ينقصها شيء:
memo-holds = ما يوقف الطلب:
memo-waived = رُفع مع علم المشرف بما يأتي:
memo-supervisor = ملاحظات المشرف
memo-earlier = قرارات سابقة على هذا الطلب
memo-decision = قرار اللجنة
memo-signatures = التواقيع
memo-member = العضو { $number }: الاسم والتوقيع
