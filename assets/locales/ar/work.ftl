# A delegate's lists and a case; and the plain home of roles whose screens come later.

home-title = الرئيسية
home-search-label = بحث في ملفات { -all-served }
home-search-hint = الاسم أو رقم الملف أو المكان
home-search-none = لا ملف يطابق «{ $text }». جرّب جزءاً من الاسم أو رقم الملف.
home-continue-title = زيارات لم تكتمل
home-handed-in-title = زيارات مسلَّمة
home-cases-title = ملفات { -all-served }
home-cases-count = { COUNTED($count) ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
}
home-cases-none = لا ملفات مسندة إليك بعد. حين يسند المشرف ملفاً يظهر هنا بعد أول اتصال.
home-unsent-title = { COUNTED($count) ->
    [zero] كل شيء مُرسَل
    [one] سجل واحد على هذا الجهاز فقط
    [two] سجلان على هذا الجهاز فقط
    [few] { $count } سجلات على هذا الجهاز فقط
    [many] { $count } سجلاً على هذا الجهاز فقط
   *[other] { $count } سجل على هذا الجهاز فقط
}
home-unsent-text = محفوظة ومشفّرة، وتُرسَل من نفسها عند أول اتصال. أقدمها { $since }.
home-photos-text = الصور تُرسَل بعد الإجابات، والتطبيق مفتوح. القفل يؤخرها، وحذف التطبيق قبل وصولها يضيّعها.
home-last-visit = آخر زيارة { $since }
home-never-visited = بلا زيارة سابقة
home-visit-begun = بدأت { $since }
home-visit-handed-in = سُلِّمت { $since }
progress-required = { $answered } من { $required } من الأسئلة المطلوبة

role-home-text = دورك في الجمعية: { $role }. هذا الدور يعمل على الخادم، ولا يطّلع على ملفات { -all-served } من هذا التطبيق.

case-title = ملف { -served }
case-number = رقم الملف
case-category = الفئة
case-place = المكان
case-details-title = البيانات والعنوان
case-house-title = كيف يُعرف المنزل
case-house-from = من زيارة { $name }، { $at }
case-members-title = أفراد الأسرة
case-members-none = لا أفراد مسجلون في الملف بعد.
case-visits-title = الزيارات السابقة
case-visits-none = لا زيارات سابقة. الزيارة الأولى تبدأ من الزر أعلاه.
case-start-visit = بدء زيارة
case-continue-visit = متابعة الزيارة
case-call = اتصال
case-age = { COUNTED($count) ->
    [zero] أقل من سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
