# What people think, and what staff have at hand.

score-1 = سيئ جداً
score-2 = سيئ
score-3 = مقبول
score-4 = جيد
score-5 = ممتاز
score-of-five = { $word }، { $score } من 5

feedback-title = قياس الرضا
feedback-promise = الإجابات مختومة، ولا تغيّر شيئاً في الطلب. لا يظهر منها على أجهزة العاملين إلا متوسط إجابات خمسة فأكثر. وتقييم الخدمة حق للجميع، قُبل الطلب أو اعتُذر عنه.
feedback-courtesy = هل كان الاستقبال بلباقة واحترام؟
feedback-time = هل أُعطي الوقت الكافي؟
feedback-answers = هل أُجيب عن جميع الاستفسارات؟
feedback-ease = هل تمت الإجراءات دون عناء ومشقة؟
feedback-quality = ما جودة الخدمة المقدمة؟
feedback-line = كلمة أخيرة
feedback-line-hint = اختيارية، بلا أسماء. تُختم مع الإجابات، وقد تقرؤها إدارة الجمعية دون اسم كاتبها، بعد أن يكتب خمسة أو أكثر.
feedback-nothing = يكفي جواب سؤال واحد. وما لا يُراد جوابه يُترك.
feedback-give = ختم الإجابات وإرسالها
feedback-giving = تُختم الإجابات…
feedback-later = لاحقاً
feedback-thanks = شكراً
feedback-sealed = خُتمت الإجابات
feedback-thanks-text = لم يبق منها شيء على هذه الشاشة، وتُرسل مع أول اتصال. يمكن الآن إعادة الجهاز.
feedback-done = تم
feedback-none = لم تحدد الجمعية أسئلة لقياس الرضا.
feedback-none-next = إذا حُددت في ملف الجمعية وصلت مع أول اتصال.

satisfaction-title = نتائج قياس الرضا
satisfaction-hint = أداة للتقويم والتطوير، لا للعقاب والتشهير. متوسطات فقط، ولا ترتيب فيها لأحد.
satisfaction-none = لا نتائج بعد.
satisfaction-none-why = تظهر النتيجة إذا أجاب خمسة على الأقل عن سؤال في شهر. ولا يظهر الشهر الجاري حتى ينتهي، لئلا تُعرف إجابة أحد.
satisfaction-rules = كل رقم متوسط خمس إجابات على الأقل. ولا يظهر الشهر الجاري، ولا ما تُستنتج منه إجابات أقل من خمسة.
satisfaction-told = كما وصل من الخادم { $at }
satisfaction-never-told = لم تصل نتائج من الخادم بعد. تصل مع أول اتصال لمن له الاطلاع عليها.
satisfaction-group = عن
satisfaction-mean = المتوسط
satisfaction-answers = عدد الإجابات
satisfaction-of-five = { $mean } من 5
satisfaction-at-least = { $count } على الأقل
satisfaction-all = الجميع
satisfaction-accepted = من قُبلت طلباتهم
satisfaction-declined = من اعتُذر عن طلباتهم
satisfaction-unnamed = اسم غير معروف على هذا الجهاز

policy-title = السياسة والأدلة
policy-not-here = لم تصل سياسة الجمعية إلى هذا الجهاز بعد.
policy-not-here-next = تصل مع أول اتصال، ثم تبقى هنا بلا اتصال.
policy-unsigned = السياسة بانتظار توقيع الاطلاع
policy-unsigned-text = تطلب السياسة من العاملين الاطلاع عليها والتوقيع.
policy-to-sign = قراءة السياسة وتوقيعها
policy-version = رقم نسخة السياسة في التطبيق
policy-replaces = تحل محل
policy-review = موعد المراجعة
policy-circulation = تُعمَّم على
policy-adoption-none = لم يُطبع في السياسة اجتماع لمجلس الإدارة ولا تاريخ لاعتمادها.
policy-meeting = اجتماع مجلس الإدارة
policy-term = الدورة
policy-hijri = التاريخ الهجري المطبوع
policy-gregorian = التاريخ الميلادي المطبوع
policy-date-printed = { $printed } (يوافق { $date })
policy-dates-apart = التاريخان المطبوعان ليسا يوماً واحداً
policy-dates-days = { COUNTED($count) ->
    [one] بينهما يوم واحد بتقويم أم القرى.
    [two] بينهما يومان بتقويم أم القرى.
    [few] بينهما { $count } أيام بتقويم أم القرى.
    [many] بينهما { $count } يوماً بتقويم أم القرى.
   *[other] بينهما { $count } يوم بتقويم أم القرى.
}
policy-dates-no-hint = لا يظهر سبب بسيط لهذا الاختلاف.
policy-dates-whose = لم يختر البرنامج أحدهما. الصحيح منهما عند مجلس الإدارة.
policy-hint-next-day = قد يكون الشهر بدأ بالرؤية أو بتقويم مطبوع قبل 1420.
policy-hint-gregorian-year = يتفقان لو كانت السنة الميلادية { $year }.
policy-hint-hijri-year = يتفقان لو كانت السنة الهجرية { $year }.
policy-hint-exchanged = يتفقان لو تبادل اليوم والشهر مكانيهما في التاريخ الميلادي.
policy-hint-hijri-exchanged = يتفقان لو تبادل اليوم والشهر مكانيهما في التاريخ الهجري.
policy-hint-gregorian-digit = يتفقان لو كان الميلادي { $date }، والفرق رقم واحد.
policy-hint-hijri-digit = يتفقان لو كان الهجري { $date }، والفرق رقم واحد.
policy-channels-title = القنوات المستخدمة للتواصل مع { -all-reached }
policy-steps-title = خطوات التعامل مع { -served }
policy-duties-title = ما تلتزم به الجمعية
policy-tools-title = الأدوات المتاحة ل{ -officer } للتواصل مع { -all-received }
guide-open = فتح
guide-open-named = فتح { $name }
guide-opening = يُقرأ الملف…
guide-show = عرض في صفحة جديدة
guide-show-named = { $name }: عرض في صفحة جديدة
guide-save = حفظ الملف
guide-save-named = { $name }: حفظ الملف
guide-coming = يُجلب الملف مع الاتصال
guide-none = لم تقدمه الجمعية بعد
policy-reply-title = مدة الرد على الطلب
policy-reply-unconfirmed = لم يحدد مجلس الإدارة المراد بهذه المدة: أقلها أم أكثرها. فيُقال لصاحب الطلب إن الرد قد يستغرق { COUNTED($count) ->
    [one] يوماً
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
} أو أكثر، ولا يُعد طلب متأخراً.
policy-reply-floor = يقرؤها مجلس الإدارة حداً أدنى: لا رد قبل { COUNTED($count) ->
    [one] يوم
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}.
policy-reply-ceiling = يقرؤها مجلس الإدارة حداً أعلى: الرد خلال { COUNTED($count) ->
    [one] يوم
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}.
policy-beliefs-title = مفاهيم تُصحَّح
policy-beliefs-none = لم تسجل الجمعية مفاهيم بعد.
policy-belief-said = ما يقال
policy-belief-answer = الصحيح
policy-assumed-title = ما افترضه البرنامج
policy-assumed-text = لم يحدد مجلس الإدارة هذه الأرقام بعد، فيعمل البرنامج بما يلي:
policy-assumed-none = حدد مجلس الإدارة كل الأرقام، ولم يفترض البرنامج شيئاً.
policy-assumed-sons = سن الابن التي لا يُعد بعدها من الأبناء المشمولين: { COUNTED($count) ->
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
policy-assumed-daughters = سن الابنة التي لا تُعد بعدها من الأبناء المشمولين: { COUNTED($count) ->
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
policy-assumed-restudy = إعادة دراسة الملف كل { COUNTED($count) ->
    [one] شهر
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}
policy-assumed-bands = حدود فئات الدخل لنصيب الفرد في الشهر بالريال: { $figures }
policy-assumed-urgent = لا إعانة عاجلة قبل قرار اللجنة
policy-signed-title = من وقّع على الاطلاع
policy-signed-none = لم يوقّع أحد بعد.
policy-not-signed = لم يوقّعوا بعد
policy-have-signed = وقّعوا
policy-signed-current = على النسخة السارية
policy-signed-earlier = على نسخة سابقة: { $version }

policy-sign-title = توقيع الاطلاع على السياسة
policy-sign-text = بالتوقيع أقرّ بأنني اطلعت على هذه السياسة.
policy-sign = توقيع الاطلاع
policy-signing = يُحفظ التوقيع…
policy-sign-done = تم التوقيع على الاطلاع
policy-sign-done-text = يصل إلى الجمعية مع أول اتصال.
policy-sign-nothing = لا سياسة بانتظار توقيعك.
