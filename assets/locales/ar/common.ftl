# What every screen uses: names of things, buttons, statuses.

# What people are called: as the association's policy does in that place, once its profile is here
# (app/src/ui/text/called.rs); until then as most policies do.
-served = { CALLED("served", "المستفيد") }
-all-served = { CALLED("all-served", "المستفيدين") }
-all-reached = { CALLED("all-reached", "المستفيدين") }
-all-received = { CALLED("all-received", "المستفيدين") }
-officer = { CALLED("officer", "موظف علاقات المستفيدين") }
-researcher = { CALLED("researcher", "مسؤول البحث الاجتماعي") }
-request = { CALLED("request", "طلب دعم") }

app-name = مندوب
language-name-other = English
page-title = { $screen } – مندوب
skip-to-content = إلى المحتوى مباشرة

action-back = رجوع
action-home = الصفحة الرئيسية
action-cancel = إلغاء
action-continue = متابعة
action-retry = إعادة المحاولة
action-lock = قفل
action-show-more = عرض المزيد
loading = لحظة من فضلك…

role-volunteer = متطوع
role-delegate = مندوب
role-relations-officer = { -officer }
role-researcher = { -researcher }
role-supervisor = مشرف الفرع
role-committee-member = عضو لجنة البحث
role-secretary = أمين لجنة البحث
role-administrator = مدير النظام
role-unknown = دور لا تعرفه هذه النسخة من التطبيق

sync-idle = كل شيء مُرسَل
sync-typed = كُتب على هذا الجهاز ما لم يُرسَل بعد
sync-unsent = { COUNTED($count) ->
    [zero] كل شيء مُرسَل
    [one] سجل واحد لم يُرسَل
    [two] سجلان لم يُرسَلا
    [few] { $count } سجلات لم تُرسَل
    [many] { $count } سجلاً لم يُرسَل
   *[other] { $count } سجل لم يُرسَل
}
sync-photos = { COUNTED($count) ->
    [one] صورة واحدة على هذا الجهاز فقط
    [two] صورتان على هذا الجهاز فقط
    [few] { $count } صور على هذا الجهاز فقط
    [many] { $count } صورة على هذا الجهاز فقط
   *[other] { $count } صورة على هذا الجهاز فقط
}
sync-exchanging = يجري الإرسال
sync-offline = بلا اتصال
sync-stopped = توقف الإرسال
sync-now = محاولة الإرسال الآن

stage-in-progress = قيد التسجيل
stage-handed-in = مسلَّمة، بانتظار المراجعة
stage-amended = مسلَّمة، ثم عُدِّلت
stage-returned = معادة للاستكمال
stage-accepted = مقبولة

whereabouts-refused = لم يقبله الخادم
whereabouts-on-device = محفوظ بالجهاز
whereabouts-received = وصل الجمعية
whereabouts-read = اطّلع المشرف

# Between parts of a list; the braces keep the space.
list-separator = { "، " }
unanswered = بلا إجابة

days-ago = { COUNTED($count) ->
    [zero] اليوم
    [one] أمس
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يوماً
   *[other] قبل { $count } يوم
}

update-title = نسخة أحدث من التطبيق جاهزة
update-text = كل ما كُتب محفوظ. يستغرق التحديث لحظات ولا يحتاج إلى اتصال.
update-action = تحديث الآن
