# Sessions, decisions, minutes, the payment list.

ruling-accepted = قبول
ruling-declined = اعتذار
ruling-to-complete = استكمال
ruling-postponed = تأجيل

decision-session = الجلسة رقم { $number }
decision-session-on = الجلسة رقم { $number }، { $date }
decision-session-away = جلسة غير موجودة على هذا الجهاز
decision-amount = المبلغ المقرر
decision-of-session = الجلسة
decision-by = أصحاب القرار
decision-written = وقت التدوين
decision-reason = السبب
decision-taken-back = حلّ محله قرار لاحق
decision-replaces = حلّ هذا القرار محل: { $decisions }.

sessions-title = جلسات اللجنة
sessions-waiting = { COUNTED($count) ->
    [zero] لا طلبات تنتظر جلسة.
    [one] طلب واحد ينتظر جلسة.
    [two] طلبان ينتظران جلسة.
    [few] { $count } طلبات تنتظر جلسة.
    [many] { $count } طلباً ينتظر جلسة.
   *[other] { $count } طلب ينتظر جلسة.
}
sessions-list-title = الجلسات، الأحدث أولاً
sessions-none-begin = لا جلسات بعد. أول ما يلزم «بدء جلسة» برقمها وتاريخها، ثم الحضور، ثم جدول الأعمال.
sessions-none = لا جلسات بعد. يبدأ الجلسةَ أمينُ اللجنة، وتظهر هنا بعد أول اتصال.

session-title = جلسة اللجنة
session-begin = بدء جلسة
session-number = رقم الجلسة
session-number-hint = كما يعدّها أمين اللجنة، مثل 4 أو 4/1448.
session-number-missing = رقم الجلسة مطلوب.
session-day = تاريخ الجلسة
session-day-missing = تاريخ الجلسة مطلوب كاملاً: اليوم والشهر والسنة.
session-day-far = يكون تاريخ الجلسة بين عشر سنوات مضت وسنة مقبلة. تُراجَع السنة.
session-number-twice = جلسة أخرى بالرقم نفسه
session-number-twice-text = إن لم يكن ذلك مقصوداً يُصحَّح رقم إحداهما من «تصحيح الرقم أو التاريخ».
session-apart = كتب اثنان قيمتين مختلفتين دون اتصال بينهما
session-apart-text = المعتمد أول ما يُذكر، حتى يُحدَّد من جديد على هذه الشاشة.
session-apart-line = { $what }: { $values }
session-apart-value = { $value } ({ $by })
session-apart-recused = التنحي عن طلب { $name }
session-apart-place = ترتيب طلب { $name }
session-apart-nobody = لا أحد
session-apart-off = حُذف
session-day-unknown = بلا تاريخ
session-decided = صدر القرار في { $decided } من { $agenda }
session-agenda-none-yet = جدول الأعمال فارغ
session-read-only = للقراءة فقط: يعدّل الجلسةَ أمينُ اللجنة.
session-correct = تصحيح الرقم أو التاريخ
session-correct-save = حفظ التصحيح
session-decide-next = القرار في الطلب التالي
session-to-minutes = محضر الاجتماع
session-to-payments = كشف الصرف
session-print-title = للطباعة والتوقيع

presence-title = الحضور
presence-here = حاضر
presence-absent = غائب
presence-not-said = لم يُسجَّل بعد
presence-no-members = لا أعضاء مسجلين لهذه اللجنة على هذا الجهاز. يضيفهم مدير النظام، ويظهرون بعد أول اتصال.

quorum-reached = النصاب مكتمل
quorum-missing = { COUNTED($count) ->
    [zero] النصاب مكتمل
    [one] ينقص النصابَ عضو واحد
    [two] ينقص النصابَ عضوان
    [few] ينقص النصابَ { $count } أعضاء
    [many] ينقص النصابَ { $count } عضواً
   *[other] ينقص النصابَ { $count } عضو
}
quorum-count = الحاضرون { $present } من { $members }، والنصاب { $needed }.
quorum-by-board = عدد النصاب من مجلس الإدارة.
quorum-by-program = لم يُسجَّل عدد للنصاب من مجلس الإدارة، فهذا العدد من البرنامج.

budget-title = ميزانية الجلسة
budget-sum = الميزانية
budget-left = المتبقي
budget-none = لم تُسجَّل ميزانية لهذه الجلسة، فلا يُحسب المتبقي.
budget-set = تسجيل الميزانية
budget-change = تعديل الميزانية
budget-field = ما يمكن صرفه في هذه الجلسة
budget-hint = بالريال، كما قرره مجلس الإدارة.
budget-save = حفظ الميزانية
budget-over = القرارات أكثر من الميزانية بمقدار { $amount }
budget-over-text = القرارات قائمة كما هي. تُعدَّل الميزانية، أو يُعاد النظر في قرار.

amount-missing = المبلغ مطلوب.
amount-nothing = المبلغ أكبر من صفر.
amount-not-a-number = يُكتب المبلغ بالأرقام، مثل 1500 أو 1500.50.
amount-too-large = المبلغ أكبر من مليار ريال. يُراجَع عدد الأصفار.

agenda-title = جدول الأعمال
agenda-none = لا طلبات على جدول أعمال هذه الجلسة. يضيفها أمين اللجنة.
agenda-none-add = لا طلبات على جدول الأعمال بعد. تُضاف من «طلبات تنتظر جلسة» أدناه.
agenda-away = طلب غير موجود على هذا الجهاز
agenda-away-text = يظهر بعد أول اتصال إن كان لك أن تراه.
agenda-memo = مذكرة العرض
agenda-decide = تدوين القرار
agenda-decide-again = التراجع بقرار جديد
agenda-besides = قرار قائم على هذا الطلب:
agenda-recused = تنحّى عن هذا الطلب: { $names }
agenda-up = إلى الأعلى
agenda-down = إلى الأسفل
agenda-remove = حذف من الجدول
recusals-title = التنحي عن هذا الطلب
recusals-hint = من تربطه بصاحب الطلب قرابة أو مصلحة لا يشارك في القرار. يُحدَّد هنا.

waiting-title = طلبات تنتظر جلسة
waiting-none = لا طلب ينتظر. ما يرفعه المشرف للجنة يظهر هنا بعد أول اتصال.
waiting-full = امتلأ جدول الأعمال: 200 طلب على الأكثر. البقية لجلسة أخرى.
waiting-add = إضافة إلى الجدول
waiting-add-all = إضافة الكل إلى الجدول

decided-title = إعادة طلب صدر فيه قرار
decided-hint = للتراجع عن قرار، ولو لم يُقدَّم عليه تظلم: يُبحث عن صاحب الطلب، ثم يُضاف طلبه إلى الجدول.
decided-none = لا طلب صدر فيه قرار لأحد بهذا الاسم أو الرقم خارج الجدول.

committee-urgent = عاجل
committee-given-first = سُلِّم قبل القرار: للتصديق
committee-disputed = عليه قراران قائمان
committee-appealed = عليه تظلم قائم
committee-amended = عُدِّل بعد تسليمه

decide-title = قرار اللجنة
decide-why = سبب الطلب
decide-holds = ما يوقف الطلب
decide-waived = رُفع مع علم المشرف بما يأتي
decide-item = الصنف أو الخدمة
decide-needed-by = الحاجة إليه قبل
decide-family = أفراد الأسرة
decide-family-count = { COUNTED($count) ->
    [zero] لم يُسجَّل عددهم
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصاً
   *[other] { $count } شخص
}
decide-income = الدخل الشهري
decide-income-both = المذكور { $claimed }، والمثبت { $evidenced }
decide-given = ما صُرف للأسرة من قبل
decide-report = توصية التقرير الاجتماعي
decide-report-line = التوصية وسببها
decide-no-report = لا تقرير اجتماعياً لهذا الطلب
decide-to-memo = مذكرة العرض كاملة
decide-to-session = إلى الجلسة
decide-not-handed-in = هذا الطلب لم يُسلَّم بعد
decide-not-handed-in-text = القرار يكون فيما سُلِّم ورُفع للجنة. بعد تسليمه ورفعه يُدوَّن القرار هنا.
decide-takes-back = { COUNTED($count) ->
    [zero] هذا القرار لا يتراجع عن قرار
    [one] هذا القرار يتراجع عن قرار قائم
    [two] هذا القرار يتراجع عن قرارين قائمين
    [few] هذا القرار يتراجع عن قرارات قائمة
    [many] هذا القرار يتراجع عن قرارات قائمة
   *[other] هذا القرار يتراجع عن قرارات قائمة
}
decide-takes-back-text = ما يُتراجع عنه، وهو أدناه، يبقى في السجل كما كُتب، والقرار الجديد هو الذي يُعمل به. وللتراجع سبب يُكتب.
decide-delivered = سُلِّم شيء على هذا الطلب من قبل، والقرار الجديد لا يعيده.
decide-follows = قرار سابق أبقى هذا الطلب مفتوحاً
decide-follows-text = القرار الجديد يحل محله، ويبقى السابق في السجل كما كُتب.
decide-ruling = ما القرار؟
decide-ruling-missing = يُختار قرار من الأربعة.
ruling-accepted-does = ينهي الطلب بالموافقة، وبعده الصرف أو التسليم.
ruling-declined-does = ينهي الطلب بلا دعم، ويُبلَّغ صاحبه بالسبب.
ruling-to-complete-does = يبقى الطلب مفتوحاً حتى يُستكمل ما ينقصه.
ruling-postponed-does = يبقى الطلب مفتوحاً إلى جلسة لاحقة.
decide-amount = المبلغ المقرر بالريال
decide-amount-asked = المطلوب { $amount }.
decide-amount-open = لم يُذكر في الطلب مبلغ، فتقديره للجنة.
decide-amount-as-asked = المبلغ كما طُلب
decide-over = هذا المبلغ أكثر من المتبقي بمقدار { $amount }
decide-over-text = يمكن تدوين القرار مع ذلك، ويظهر التجاوز في الجلسة والمحضر.
decide-reason = سبب القرار
decide-reason-optional = سبب القرار (اختياري)
decide-reason-hint = يظهر في المحضر، ويُبنى عليه الرد على صاحب الطلب.
decide-reason-missing = غير القبول يحتاج إلى سبب مكتوب.
decide-reason-missing-back = التراجع عن قرار يحتاج إلى سبب مكتوب.
decide-by = أصحاب القرار
decide-by-quorum = النصاب { $needed }، ولا يقل أصحاب القرار عنه.
decide-by-missing = يُحدَّد عضو واحد على الأقل.
decide-by-nobody = لا أحد من الأعضاء له أن يقرر في هذا الطلب الآن. يُسجَّل الحضور في الجلسة أولاً.
decide-by-barred = لا يشارك في هذا القرار:
barred-recused = تنحٍّ عن هذا الطلب
barred-absent = غياب عن الجلسة
barred-not-said = لم يُسجَّل الحضور
decide-do = تدوين القرار
decide-do-ruling = تدوين القرار: { $ruling }
decide-missing = لم يُدوَّن القرار: فيه ما ينقص
decide-missing-text = الناقص مبيَّن عند كل حقل أعلاه.

fault-not-of-committee = ممن قرر أو دوّن القرار من ليس في اللجنة
    .next = لم يُكتب شيء. تُراجَع أسماء الأعضاء في الجلسة، وإن نقص منهم أحد يضيفه مدير النظام.
fault-absent = ممن قرر أو دوّن القرار من لم يُسجَّل حضوره
    .next = لم يُكتب شيء. يُسجَّل الحضور في الجلسة، أو تُزال علامة الغائب من «أصحاب القرار».
fault-recused = ممن قرر أو دوّن القرار من تنحّى عن هذا الطلب
    .next = لم يُكتب شيء. تُزال علامته من «أصحاب القرار»، أو يدوّن القرارَ غيرُه، أو يُصحَّح التنحي في الجلسة.
fault-no-quorum = النصاب غير مكتمل لهذا الطلب
    .next = لم يُكتب شيء. لا يقل أصحاب القرار عن النصاب. يُسجَّل في الجلسة حضور من حضر، ويُحدَّد في «أصحاب القرار» كل من شارك فيه. وإن بقي العدد ناقصاً بقي الطلب للجلسة التالية.
fault-not-on-agenda = هذا الطلب ليس على جدول أعمال الجلسة
    .next = لم يُكتب شيء. يُضاف إلى جدول الأعمال من شاشة الجلسة، ثم يُدوَّن القرار.
fault-no-reason = القرار بلا سبب
    .next = لم يُكتب شيء. يُكتب السبب في حقل «سبب القرار»، ثم يُعاد التدوين.

minutes-title = محضر اجتماع
minutes-association = الجمعية
minutes-committee = اللجنة
minutes-quorum-missing = النصاب غير مكتمل
minutes-agenda-none = لم يُعرض في هذه الجلسة طلب.
minutes-asked = المطلوب
minutes-decision = القرار
minutes-not-decided = لم يصدر فيه قرار في هذه الجلسة
minutes-disputed = عليه قراران قائمان: لا يُصرف ولا يُسلَّم عليه شيء حتى تحسمه اللجنة بقرار واحد.
minutes-recused = تنحّى عنه
minutes-totals = خلاصة الجلسة
minutes-requests = الطلبات المعروضة
minutes-undecided = بلا قرار
minutes-total = مجموع المبالغ المقررة
minutes-over = تجاوز الميزانية
printed-on = تاريخ الطباعة: { $date }

signatures-title = التوقيعات
signatures-secretary = أمين اللجنة
signatures-member = عضو اللجنة
signatures-head = رئيس اللجنة
signatures-accountant = المحاسب
signatures-name = الاسم:
signatures-sign = التوقيع:

payments-title = كشف صرف
payments-none = لا شيء يُصرف بقرارات هذه الجلسة. ما تقبله اللجنة يظهر هنا، إلا ما حلّ محله قرار لاحق.
payments-money = مبالغ تُصرف
payments-things = أعيان وخدمات تُسلَّم
payments-number = م
payments-name = صاحب الملف
payments-file = رقم الملف
payments-kind = نوع الدعم
payments-payee = اسم صاحب الحساب
payments-iban = رقم الآيبان
payments-delivered = سُلِّم من قبل
payments-to-pay = المطلوب صرفه
payments-to-give = المطلوب تسليمه
payments-thing = الصنف أو الخدمة
payments-receiver = المستلم
payments-no-iban = لا آيبان مسجَّلاً
payments-without-iban = { COUNTED($count) ->
    [zero] لكل صف رقم آيبان.
    [one] صف واحد بلا رقم آيبان، يُستكمل قبل الصرف.
    [two] صفان بلا رقم آيبان، يُستكملان قبل الصرف.
    [few] { $count } صفوف بلا رقم آيبان، تُستكمل قبل الصرف.
    [many] { $count } صفاً بلا رقم آيبان، تُستكمل قبل الصرف.
   *[other] { $count } صف بلا رقم آيبان، تُستكمل قبل الصرف.
}
payments-total = مجموع المطلوب صرفه: { $amount }
payments-disputed = { COUNTED($count) ->
    [zero] لا مبلغ عليه قراران قائمان.
    [one] مبلغ واحد عليه قراران قائمان، وهو خارج المجموع.
    [two] مبلغان على كل منهما قراران قائمان، وهما خارج المجموع.
    [few] { $count } مبالغ على كل منها قراران قائمان، وهي خارج المجموع.
    [many] { $count } مبلغاً على كل منها قراران قائمان، وهي خارج المجموع.
   *[other] { $count } مبلغ على كل منها قراران قائمان، وهي خارج المجموع.
}
