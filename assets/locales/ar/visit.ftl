# Recording a visit: one group of questions a screen, then handing it in.

visit-title = زيارة منزلية
visit-groups-title = أقسام الزيارة
visit-all-groups = كل الأقسام
visit-group-place = القسم { $number } من { $total }
visit-previous = السابق
visit-next = التالي
visit-to-finish = إلى التسليم
visit-read-only = هذه الزيارة للقراءة فقط.
visit-returned-title = أُعيدت للاستكمال
visit-returned-by = { $name }، { $since }

save-saved = محفوظ على هذا الجهاز
save-saving = يجري الحفظ…
save-failed = لم يُحفظ آخر ما كُتب. لا تغلق هذه الصفحة، تجري إعادة المحاولة.

group-empty = لم يبدأ
group-partial = { $answered } من { $required }
group-complete = مكتمل
group-optional = اختياري
group-problems = { COUNTED($count) ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
group-comments = { COUNTED($count) ->
    [one] تعليق
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقاً
   *[other] { $count } تعليق
}
group-not-needed = لا أسئلة هنا لهذه الأسرة.

question-required = مطلوب
question-optional = اختياري
question-calculated = يحسبه التطبيق
question-calculated-none = يظهر بعد إدخال ما يُحسب منه.
choice-search = بحث في الخيارات
choice-change = تغيير الاختيار
choice-clear = مسح الاختيار
choice-none-found = لا خيار يطابق ما كُتب.
many-hint = يمكن اختيار أكثر من واحد.

repeat-add = إضافة: { $title }
repeat-item = { $title } { $number }
repeat-remove = حذف
repeat-remove-ask = حذف «{ $title }» وكل ما فيه؟
repeat-remove-yes = نعم، حذف
repeat-remove-no = إبقاء
repeat-empty = لم يُضَف شيء بعد.

problem-missing = هذا السؤال مطلوب.
problem-not-whole-number = اكتب عدداً صحيحاً بالأرقام فقط.
problem-number-too-large = هذا الرقم أكبر مما يُقبل. راجع عدد أرقامه.
problem-not-number = اكتب رقماً، مثل 1250 أو 12.5.
problem-point-of-thousands = اكتب الألوف بلا نقطة: 6000، والكسور بخانتين: 6.00
problem-not-date = هذا التاريخ غير موجود في التقويم. راجع اليوم والشهر والسنة.
problem-wrong-type = هذه الإجابة لا تصلح لهذا السؤال. أعد إدخالها.
problem-not-a-choice = هذا الخيار لم يعد في القائمة. اختر غيره.
problem-constraint = هذه القيمة خارج المقبول.
problem-too-long = النص أطول من المسموح ({ $limit } حرف). اختصره.
problem-too-many = عدد العناصر المضافة أكبر من المسموح. احذف بعضها.
problem-identity-characters = رقم الهوية أرقام فقط.
problem-identity-length = رقم الهوية 10 أرقام، والمكتوب { $found }.
problem-identity-start = يبدأ رقم الهوية بالرقم 1 للسعودي أو 2 للمقيم.
problem-identity-check = في رقم الهوية رقم خاطئ أو رقمان متبادلان. راجعه على الأصل.
problem-mobile-characters = رقم الجوال أرقام فقط.
problem-mobile-length = رقم الجوال 10 أرقام تبدأ بـ 05، والمكتوب { $found }.
problem-mobile-start = يبدأ رقم الجوال بـ 05.
problem-iban-characters = رقم الآيبان: SA ثم أرقام فقط.
problem-iban-length = رقم الآيبان 24 خانة، والمكتوب { $found }.
problem-iban-start = يبدأ رقم الآيبان السعودي بـ SA.
problem-iban-check = في رقم الآيبان رقم خاطئ أو رقمان متبادلان. راجعه على شهادة الآيبان.

finish-title = تسليم الزيارة
finish-missing-title = { COUNTED($count) ->
    [zero] كل شيء مكتمل
    [one] بقي أمر واحد قبل التسليم
    [two] بقي أمران قبل التسليم
    [few] بقيت { $count } أمور قبل التسليم
    [many] بقي { $count } أمراً قبل التسليم
   *[other] بقي { $count } أمر قبل التسليم
}
finish-missing-text = الضغط على أي منها يفتح سؤاله.
finish-ready-title = الزيارة مكتملة
finish-ready-text = بعد التسليم تصل إلى مشرف الفرع عند أول اتصال. وإن أعادها للاستكمال ظهرت هنا مع ملاحظته.
finish-action = تسليم الزيارة
finish-working = يجري التسليم…
finish-done-title = سُلِّمت الزيارة
finish-status-title = أين وصلت؟
finish-photos-here = { COUNTED($count) ->
    [one] صورة واحدة من هذه الزيارة على هذا الجهاز فقط. تُرسَل من نفسها والتطبيق مفتوح، فلا يُحذف التطبيق قبل وصولها.
    [two] صورتان من هذه الزيارة على هذا الجهاز فقط. تُرسَلان من نفسيهما والتطبيق مفتوح، فلا يُحذف التطبيق قبل وصولهما.
    [few] { $count } صور من هذه الزيارة على هذا الجهاز فقط. تُرسَل من نفسها والتطبيق مفتوح، فلا يُحذف التطبيق قبل وصولها.
    [many] { $count } صورة من هذه الزيارة على هذا الجهاز فقط. تُرسَل من نفسها والتطبيق مفتوح، فلا يُحذف التطبيق قبل وصولها.
   *[other] { $count } صورة من هذه الزيارة على هذا الجهاز فقط. تُرسَل من نفسها والتطبيق مفتوح، فلا يُحذف التطبيق قبل وصولها.
}
finish-on-device-photos-text = الزيارة وصورها محفوظة ومشفّرة هنا. الإجابات تُرسَل من نفسها عند أول اتصال، ولو كان التطبيق مقفلاً. أما الصور فتُرسَل بعدها والتطبيق مفتوح.
finish-received-photos-text = وقّع خادم الجمعية باستلام الإجابات. ضياع هذا الجهاز لا يضيّعها، لكنه يضيّع الصور التي لم تصل بعد.
finish-accepted-text = قبلها مشرف الفرع. لا يلزم شيء بعد ذلك.
finish-returned-text = أعادها مشرف الفرع للاستكمال، وملاحظته أدناه. تُسلَّم من جديد بعد إكمالها.
finish-amended-text = فتحها مشرف الفرع، ثم عُدِّلت هنا. التعديل يظهر له، ونتيجة المراجعة تظهر هنا.
finish-on-device-text = الزيارة محفوظة ومشفّرة هنا. تُرسَل من نفسها عند أول اتصال، ولو كان التطبيق مقفلاً.
finish-refused-text = لم يقبل الخادم هذه الزيارة. هي محفوظة على هذا الجهاز كاملة. أبلغ مشرف الفرع برقم الملف.
finish-received-text = وقّع خادم الجمعية باستلامها. ضياع هذا الجهاز لا يضيّعها.
finish-read-text = فتحها مشرف الفرع. نتيجة المراجعة تظهر هنا.
finish-step-done = تم
finish-step-now = الآن
finish-step-later = لاحقاً
finish-read-visit = قراءة ما سُلِّم

confidential-question = سري
confidential-group = الإجابات التي بجانبها قفل سرية: لا تصل إلا إلى المندوب المسند إليه الملف و{ -researcher } ومشرف الفرع.
confidential-answer = إجابة سرية لا تظهر لدورك
confidential-say = لا تُكتب هنا إجابة سرية.
confidential-declared = ما قد يكون وُقّع عليه من إجابات سرية لا يظهر لدورك.
confidential-declared-changed = تغيرت بعد التوقيع إجابات سرية مما وُقّع عليه، ولا يُبلَّغ بذلك إلا من تظهر لهم.
