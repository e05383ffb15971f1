# What is delivered, and a family's aid.

money-riyals = { COUNTED($count) ->
    [zero] { $amount } ريال
    [one] ريال واحد
    [two] ريالان
    [few] { $amount } ريالات
    [many] { $amount } ريالاً
   *[other] { $amount } ريال
}
money-riyals-part = { $amount } ريال

deliver-title = تسليم المطلوب
deliver-what = ما يُسلَّم
# كم من صنف، مثل: 12 × سلة غذائية
deliver-things = { $count } × { $item }
# مثل: سُلِّم من قبل: 600 ريال، من أصل: 1,000 ريال
deliver-before = سُلِّم من قبل: { $delivered }، من أصل: { $whole }
deliver-for = صاحب الطلب
deliver-request = الطلب
deliver-receiver = الاستلام
deliver-who = المستلم
deliver-proxy-name = اسم الوكيل في الاستلام
deliver-proxy-identity = رقم هوية الوكيل
deliver-proxy-identity-hint = 10 أرقام، من أصل الهوية
deliver-proxy-relation = صلة الوكيل بصاحب الطلب
deliver-name-missing = اسم الوكيل مطلوب.
deliver-name-digits = يجب أن يكون الاسم حروفاً بلا أرقام.
deliver-identity-missing = رقم هوية الوكيل مطلوب.
deliver-place = مكان التسليم
deliver-place-hint = مثال: المنزل، مقر الفرع، يوم التوزيع
mark-title = توقيع المستلم أو بصمته
mark-thumb-hint = تُبصم على ورقة بيضاء، ثم تُصوَّر.
deliver-action = تم التسليم
deliver-working = يُحفظ سند الاستلام…
deliver-not-now = لا يُسلَّم شيء على هذا الطلب الآن: لم يُقبل بعد، أو سُلِّم المطلوب، أو التسليم لغيرك.
deliver-disputed = لا يُسلَّم شيء على هذا الطلب الآن: عليه قراران قائمان. تحسمه اللجنة بقرار واحد في جلسة، ثم يُسلَّم بحسبه.

deliveries-title = يوم التوزيع
deliveries-search = بحث بالاسم أو الرقم
deliveries-search-hint = الاسم أو رقم الملف
deliveries-waiting-title = بانتظار التسليم
deliveries-waiting = { COUNTED($count) ->
    [zero] لا أحد بانتظار التسليم
    [one] واحد بانتظار التسليم
    [two] اثنان بانتظار التسليم
    [few] { $count } بانتظار التسليم
    [many] { $count } بانتظار التسليم
   *[other] { $count } بانتظار التسليم
}
deliveries-today = { COUNTED($count) ->
    [zero] لم يُسلَّم شيء اليوم
    [one] تسليم واحد اليوم
    [two] تسليمان اليوم
    [few] { $count } تسليمات اليوم
    [many] { $count } تسليماً اليوم
   *[other] { $count } تسليم اليوم
}
deliveries-none = لا شيء بانتظار التسليم. ما تقبله اللجنة يظهر هنا بعد أول اتصال.
deliveries-none-found = لا أحد بهذا الاسم أو الرقم بانتظار التسليم. تُجرَّب كلمة واحدة من الاسم، أو يُنظر فيما سُلِّم اليوم.
deliveries-done = تم التسليم وحُفظ السند
deliveries-receipt = عرض السند للطباعة
deliveries-today-title = سُلِّم اليوم
deliveries-today-show = عرض ما سُلِّم اليوم
deliveries-today-hide = طي ما سُلِّم اليوم

ledger-title = سجل المعونات
ledger-none = لم يُسجَّل شيء قُدّم لهذه الأسرة. وما تقدمه جهة أخرى يُكتب من هنا.
ledger-total = المجموع
ledger-by-giver = بحسب الجهة
ledger-by-year = بحسب السنة
ledger-hijri = هجري
ledger-gregorian = ميلادي
ledger-hijri-year = سنة { $year } هـ
ledger-year = سنة { $year } م
ledger-own = هذه الجمعية
ledger-entries = ما قُدّم، الأحدث أولاً
ledger-count = { COUNTED($count) ->
    [zero] لا سجلات
    [one] سجل واحد
    [two] سجلان
    [few] { $count } سجلات
    [many] { $count } سجلاً
   *[other] { $count } سجل
}
ledger-item = { $item } (العدد { $count })
ledger-nothing = بلا مبلغ أو عدد
ledger-twice = { COUNTED($count) ->
    [zero] لا سجلات متشابهة
    [one] سجلات متشابهة قد تكون لشيء واحد
    [two] مجموعتان من السجلات المتشابهة
    [few] { $count } مجموعات من السجلات المتشابهة
    [many] { $count } مجموعة من السجلات المتشابهة
   *[other] { $count } مجموعة من السجلات المتشابهة
}
ledger-twice-text = النوع والمقدار واليوم واحد. قد تكون كُتبت مرتين، أو قُدّمت مرتين. كلها محسوبة إلى أن ينظر فيها أحد.
ledger-like = متشابهة ({ $number })
ledger-add-other = كتابة معونة من جهة أخرى
