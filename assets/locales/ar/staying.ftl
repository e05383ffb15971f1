# What stays on this device until its author has seen it; and what waits because it is not kept.

staying-title = أمور تحتاج إلى اطلاعك
staying-left-short = لم يعد الملف مسنداً إليك
staying-refused-count = { COUNTED($count) ->
    [one] سجل واحد لم يقبله الخادم
    [two] سجلان لم يقبلهما الخادم
    [few] { $count } سجلات لم يقبلها الخادم
    [many] { $count } سجلاً لم يقبله الخادم
   *[other] { $count } سجل لم يقبله الخادم
}
staying-unfinished-count = { COUNTED($count) ->
    [one] زيارة لك لم تُسلَّم
    [two] زيارتان لك لم تُسلَّما
    [few] { $count } زيارات لك لم تُسلَّم
    [many] { $count } زيارة لك لم تُسلَّم
   *[other] { $count } زيارة لك لم تُسلَّم
}
staying-late-count = { COUNTED($count) ->
    [one] كتابة بعد قبول زيارة
    [two] كتابة بعد قبول زيارتين
    [few] كتابة بعد قبول { $count } زيارات
    [many] كتابة بعد قبول { $count } زيارة
   *[other] كتابة بعد قبول { $count } زيارة
}

left-title = لم يعد هذا الملف مسنداً إليك
left-unfinished = الزيارة التي بدأتها باقية معك: بعد إكمالها وتسليمها تصل إلى الجمعية. هذا ممكن 30 يوماً من تغيير الإسناد، ثم يغادر الملف هذا الجهاز.
left-nothing-open = يغادر هذا الجهاز حين لا يبقى لك فيه شيء ينتظر.

refused-title = لم يقبل الخادم هذا
refused-kept = كله محفوظ على هذا الجهاز كما كُتب، مع صوره، ولم يصل إلى الجمعية:
refused-not-allowed = السبب: دورك، أو إسناد الملف الآن، لم يعد يشمله.
refused-too-large = السبب: حجمه أكبر مما يقبله الخادم.
refused-unreadable = السبب: تعذّرت قراءته قراءة آمنة.
refused-foreign-photo = السبب: فيه صورة من ملف آخر.
refused-depends = السبب: مبني على شيء آخر لم يُقبل.
refused-not-of-committee = السبب: في القرار اسم من ليس من أعضاء اللجنة.
refused-absent = السبب: في القرار اسم من لم يحضر الجلسة.
refused-recused = السبب: في القرار اسم من تنحّى عن هذا الطلب.
refused-no-quorum = السبب: عدد أصحاب القرار أقل من النصاب.
refused-not-on-agenda = السبب: لم يكن الطلب معروضاً على تلك الجلسة.
refused-no-reason = السبب: كل قرار غير القبول، وكل تراجع عن قرار، يلزمه ذكر سببه.
refused-other-heads = السبب: الإقرار على غير زيارة أو طلب دعم من هذا الملف ومستنداته.
refused-settled = السبب: ما وُقّع أو قُرّر لا يُغيَّر، ويُكتب جديد بدلاً منه.
refused-other-rule = السبب: يخالف قاعدة لا يعرفها هذا الإصدار من التطبيق. حدّث التطبيق لقراءتها.
refused-next = أبلغ مشرف الفرع برقم الملف { $number }، ولا تحذف التطبيق قبل ذلك: هذه هي النسخة الوحيدة. وإن أُسند الملف إليك من جديد أُرسل هذا من نفسه مرة أخرى.
refused-put-away = تم الاطلاع
refused-put-away-left = لم يعد الملف مسنداً إليك: يغادر هذا العمل وصوره هذا الجهاز، ولا سبيل إلى استرجاعه.
refused-put-away-stays = يختفي هذا التنبيه. ويبقى المكتوب على هذا الجهاز، ولا يصل إلى الجمعية.
refused-put-away-yes = إزالة

kind-case = تصحيح في الملف
kind-visit = زيارة
kind-submission = تسليم زيارة
kind-review = مراجعة
kind-document = ورقة
kind-declaration = إقرار
kind-visit-order = طلب زيارة
kind-comment = تعليق
kind-support-request = { -request }
kind-contact = تواصل
kind-referral = إحالة
kind-follow-up = متابعة
kind-report = تقرير اجتماعي
kind-session = جلسة اللجنة
kind-decision = قرار
kind-reply = تبليغ القرار
kind-appeal = تظلّم
kind-registration = استكمال التسجيل
kind-service = سند استلام
kind-feedback = قياس الرضا
kind-complaint = اقتراح أو شكوى
kind-obstacle = عائق
kind-annex = إجابات حساسة
kind-acknowledgement = إقرار بالاطلاع على السياسة
kind-other = سجل آخر

late-title = كُتب بعد قبول الزيارة
late-in-case = ليس في أي زيارة، ولا يصل إلى أحد. افتح الزيارة لقراءته.
late-open = فتح الزيارة
late-text = قَبِل المشرف هذه الزيارة أثناء كتابة ما يلي. ليس جزءاً من الزيارة، وهو على هذا الجهاز فقط:
late-next = إن كان مهماً فأبلغ به المشرف، أو سجّله في الزيارة القادمة، ثم تخلّص منه هنا.
late-discard = حذف المكتوب
late-discard-ask = حذفه نهائياً؟ الزيارة باقية كما قُبلت.
late-discard-yes = نعم، حذف

held-title = على هذه الشاشة ما لم يُحفظ.
held-lock = توقيع أو صورة أو آخر ما كُتب. القفل الآن يضيّعه.
held-lock-anyway = قفل مع ذلك
held-update = توقيع أو صورة أو آخر ما كُتب. التحديث الآن يضيّعه.
held-update-anyway = تحديث مع ذلك
held-tab = توقيع أو صورة أو آخر ما كُتب. لذلك لم ينتقل التطبيق إلى الصفحة الأخرى: احفظه أو امسحه هنا أولاً.
leaving-unsaved = لم تُلمس الشاشة منذ مدة. يُقفل التطبيق بعد نصف دقيقة، وعلى هذه الشاشة ما لم يُحفظ بعد وقد يضيع.
save-refused = لم تعد الكتابة ممكنة هنا، وآخر ما كُتب ليس جزءاً مما قُبل.
