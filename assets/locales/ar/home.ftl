# Each role's first screen, and the rooms of the office.

home-more = أقسام أخرى
home-none-waits = لا شيء ينتظر
home-all-of-these = عرض الكل
home-receive = استقبال مراجع
home-contacts-open = تواصل ينتظر الرد
home-contacts-own = تواصل لم ينته ولم يصل الجمعية بعد
home-referred-to-me = أسئلة محالة إلى البحث الاجتماعي
home-requests = طلبات الدعم
home-committee = أعمال اللجنة
home-sessions = جلسات اللجنة
home-deliveries = التسليم ويوم التوزيع
home-outreach = زيارات بالمبادرة
home-outreach-hint = من حان وقت زيارتهم دون أن يطلبوها
home-visits = زيارات سُلِّمت
home-policy = السياسة والأدلة
home-policy-signed = السياسة ومن أقر بالاطلاع عليها
home-satisfaction = نتائج قياس الرضا
home-review-title = مراجعة السياسة حان موعدها
home-review-text = حدد مجلس الإدارة لمراجعتها { $date }. بعد المراجعة تُنشر النسخة الجديدة ومعها الموعد التالي.
home-sign-title = السياسة تنتظر اطلاعك وتوقيعك
home-sign-text = تُقرأ مرة، ثم يُوقَّع إقرار الاطلاع. العمل لا يتوقف على ذلك.
home-sign = قراءة السياسة والتوقيع

office-tab-sessions = الجلسات
office-tab-requests = الطلبات
