# Before the work: enrolling on this device, and unlocking it.

enrol-title = إضافة هذا الجهاز
enrol-intro = رمز التسجيل يسلّمه مدير النظام، ويُستعمل مرة واحدة. يحتاج هذا إلى اتصال بالإنترنت، وكل ما بعده لا يحتاج.
enrol-code-label = رمز التسجيل
enrol-code-hint = حروف إنجليزية وأرقام. لا فرق بين الكبير والصغير، ولا بين O و0.
enrol-code-missing = أدخل رمز التسجيل أولاً.
enrol-check = التحقق من الرمز
enrol-checking = يجري التحقق من الرمز…

enrol-person-title = هل هذه بياناتك؟
enrol-person-name = الاسم
enrol-person-role = الدور
enrol-person-association = الجمعية
enrol-person-branch = الفرع
enrol-person-right = نعم، متابعة
enrol-person-wrong = لا، رمز آخر

enrol-secret-title = عبارة المرور
enrol-secret-intro = بها يُفتح عملك على هذا الجهاز، وبها يُشفَّر. لا تُرسل إلى أحد ولا يستطيع أحد استرجاعها.
enrol-secret-label = عبارة مرور أو رقم سري
enrol-secret-again = إعادة كتابتها
enrol-secret-hint = ست خانات على الأقل. ثلاث كلمات لا رابط بينها خير من رقم.
enrol-secret-too-short = أقل من ست خانات. أضف خانات أخرى.
enrol-secret-differs = الكتابتان مختلفتان. أعد كتابتها هنا.
enrol-secret-save = حفظ وبدء العمل
enrol-secret-saving = يجري تجهيز التشفير… قد يستغرق ثواني.

strength-title = ما تساويه هذه العبارة
strength-none = تظهر هنا قوتها بعد بدء الكتابة.
strength-too-short = قصيرة جداً: من ينسخ ذاكرة هذا الجهاز يفتحها في دقائق.
strength-digits = رقم قصير: يمنع من يعثر على الجهاز ويجرّب بيده، لأن الانتظار يطول بعد كل خطأ. أما من ينسخ ذاكرة الجهاز إلى حاسوب فيفتحها في ساعات أو أيام.
strength-weak = سهلة التخمين: قصيرة أو متكررة. من ينسخ ذاكرة هذا الجهاز يفتحها في ساعات أو أيام.
strength-fair = متوسطة: تصمد أمام من يجرّب بيده. أما من ينسخ ذاكرة الجهاز فقد يفتحها خلال شهور.
strength-good = قوية: تصمد حتى أمام من ينسخ ذاكرة الجهاز.
strength-word-too-short = غير مقبولة
strength-word-weak = ضعيفة
strength-word-fair = متوسطة
strength-word-good = قوية

secret-show = إظهار
secret-hide = إخفاء

unlock-title = فتح القفل
unlock-choose = لمن هذا العمل؟
unlock-greeting = مرحباً { $name }
unlock-label = عبارة المرور أو الرقم السري
unlock-action = فتح
unlock-opening = يجري الفتح…
unlock-missing = اكتب عبارة المرور أولاً.
unlock-wrong = عبارة المرور غير صحيحة. تأكد من لغة لوحة المفاتيح ثم أعد المحاولة.
unlock-wait = المحاولة التالية بعد { COUNTED($count) ->
    [zero] لحظة
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}.
unlock-wait-minutes = المحاولة التالية بعد { COUNTED($count) ->
    [zero] لحظة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}.
unlock-unsent = { COUNTED($count) ->
    [zero] لا شيء ينتظر الإرسال
    [one] تغيير واحد محفوظ ينتظر الإرسال، ويُرسَل والجهاز مقفل
    [two] تغييران محفوظان ينتظران الإرسال، ويُرسَلان والجهاز مقفل
    [few] { $count } تغييرات محفوظة تنتظر الإرسال، وتُرسَل والجهاز مقفل
    [many] { $count } تغييراً محفوظاً ينتظر الإرسال، ويُرسَل والجهاز مقفل
   *[other] { $count } تغيير محفوظ ينتظر الإرسال، ويُرسَل والجهاز مقفل
}
unlock-photos = { COUNTED($count) ->
    [one] صورة واحدة على هذا الجهاز فقط، تُرسَل بعد فتح القفل
    [two] صورتان على هذا الجهاز فقط، تُرسَلان بعد فتح القفل
    [few] { $count } صور على هذا الجهاز فقط، تُرسَل بعد فتح القفل
    [many] { $count } صورة على هذا الجهاز فقط، تُرسَل بعد فتح القفل
   *[other] { $count } صورة على هذا الجهاز فقط، تُرسَل بعد فتح القفل
}
unlock-other-profile = شخص آخر على هذا الجهاز
unlock-add-profile = إضافة شخص آخر برمز تسجيل
unlock-forgotten = نسيان عبارة المرور: اطلب رمز تسجيل جديداً من مدير النظام. ما ينتظر الإرسال يصل ولو لم يُفتح القفل.

elsewhere-title = مفتوح في صفحة أخرى
elsewhere-moved-title = انتقل العمل إلى صفحة أخرى
elsewhere-since = مندوب مفتوح في صفحة أو نافذة أخرى من هذا المتصفح منذ { $moment }.
elsewhere-why = يعمل التطبيق في مكان واحد في كل وقت، لئلا تكتب صفحة فوق ما كُتب في أخرى.
elsewhere-typing = كتابة جارية هناك
elsewhere-typing-kept = تُحفظ قبل المتابعة في هذه الصفحة.
elsewhere-go-on = المتابعة هنا
elsewhere-back = إعادته إلى هذه الصفحة
elsewhere-go-on-means = يُحفظ ما كُتب هناك، ثم يُفتح التطبيق هنا مقفلاً.
elsewhere-letting-go = تحفظ الصفحة الأخرى ما فيها…
elsewhere-refused = في الصفحة الأخرى ما لم يُحفظ بعد
elsewhere-refused-next = فبقي العمل فيها. ارجع إليها واقرأ ما تقوله، ثم أعد المحاولة هنا.
elsewhere-silent = الصفحة الأخرى لا تجيب
elsewhere-silent-next = ابحث عنها وأغلقها، فيُفتح التطبيق هنا من نفسه. وإن لم توجد فالمتابعة هنا ممكنة مع ذلك، وقد تنقص آخر كلمات كُتبت هناك.
elsewhere-seize = المتابعة هنا مع ذلك

leaving-soon = لم تُلمس الشاشة منذ مدة. يُقفل التطبيق بعد نصف دقيقة، وما كُتب محفوظ.
leaving-stay = البقاء
