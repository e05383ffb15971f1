# Reaching people without being asked.

outreach-title = زيارات بالمبادرة
outreach-hint = من حان وقت زيارتهم دون أن يطلبوا: الأشد حاجة أولاً، ثم الأقدم موعداً، ثم الأقرب.
outreach-due = حان وقت زيارتهم
outreach-count = { COUNTED($count) ->
    [zero] لا أحد
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
}
outreach-none = لا زيارة حان وقتها.
outreach-none-next = تظهر هنا قبل موعدها بشهر: إعادة الدراسة، وبلوغ الأبناء السن المحددة، وما طُلبت زيارته، ومن لم يُزَر بعد.
outreach-first-ones = تظهر هنا أول 200. وما بعدها يظهر كلما تمت زيارة.
outreach-plan = خطة زيارات يوم
outreach-ordered = طلبها مشرف الفرع: { $date }
outreach-retry = محاولة جديدة بعد زيارة لم تتم: { $date }
outreach-never = لم يُزَر منذ فتح الملف: { $date }
outreach-restudy = موعد إعادة الدراسة: { $date }
outreach-age = { $name }: بلوغ السن المحددة في { $date }
outreach-need-1 = حاجة عاجلة جداً
outreach-need-2 = حاجة مرتفعة
outreach-need-3 = حاجة متوسطة
outreach-need-4 = حاجة منخفضة
outreach-need-unknown = لم تُقدَّر الحاجة بعد
outreach-not-placed = موقع المنزل غير مسجل
outreach-metres = { $far } م
outreach-kilometres = { $far } كم
outreach-where-am-i = مكاني الآن
outreach-where-again = تحديد مكاني من جديد
outreach-where-forget = دون مكاني
outreach-where-hint = بمعرفة المكان تظهر المسافات. لا يُسأل عنه إلا بهذا الزر، ولا يُحفظ.
outreach-crow = المسافات في خط مستقيم، والطريق أطول.
outreach-restudy-board = إعادة الدراسة كل { COUNTED($count) ->
    [one] شهر
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}، كما حددها مجلس الإدارة.
outreach-restudy-assumed = إعادة الدراسة كل { COUNTED($count) ->
    [one] شهر
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهراً
   *[other] { $count } شهر
}: رقم افترضه البرنامج، ولم يحدده مجلس الإدارة بعد.

outreach-day-title = خطة زيارات يوم
outreach-how-many = كم زيارة يتسع لها اليوم؟
outreach-fewer = أقل
outreach-more = أكثر
outreach-visits = { COUNTED($count) ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
    [many] { $count } زيارة
   *[other] { $count } زيارة
}
outreach-in-order = الزيارات بالترتيب
outreach-in-all = مجموع المسافات بين المنازل المسجلة: { $far } في خط مستقيم.
outreach-first-leg = من مكان البداية: { $far }
outreach-leg = مما قبله: { $far }
outreach-day-note = الأشد حاجة يُختار أولاً، ثم يُرتَّب بالأقرب فالأقرب. المسافات في خط مستقيم، فمن يعرف الطريق أدرى بالترتيب. وما لم يُسجَّل موقعه في الآخر.
outreach-print = طباعة الخطة
