# Both calendars. Months by number; the engine of dates itself knows no names.

date-gregorian = { $day } { $month } { $year } م
date-hijri = { $day } { $month } { $year } هـ
date-both = { $hijri } – { $gregorian }
time-of-day = { $date }، الساعة { $time }

month-gregorian-1 = يناير
month-gregorian-2 = فبراير
month-gregorian-3 = مارس
month-gregorian-4 = أبريل
month-gregorian-5 = مايو
month-gregorian-6 = يونيو
month-gregorian-7 = يوليو
month-gregorian-8 = أغسطس
month-gregorian-9 = سبتمبر
month-gregorian-10 = أكتوبر
month-gregorian-11 = نوفمبر
month-gregorian-12 = ديسمبر

month-hijri-1 = محرم
month-hijri-2 = صفر
month-hijri-3 = ربيع الأول
month-hijri-4 = ربيع الآخر
month-hijri-5 = جمادى الأولى
month-hijri-6 = جمادى الآخرة
month-hijri-7 = رجب
month-hijri-8 = شعبان
month-hijri-9 = رمضان
month-hijri-10 = شوال
month-hijri-11 = ذو القعدة
month-hijri-12 = ذو الحجة

date-calendar = التقويم
date-calendar-hijri = هجري
date-calendar-gregorian = ميلادي
date-day = اليوم
date-month = الشهر
date-year = السنة
date-today = تاريخ اليوم
date-same-day = يوافق { $date }
date-no-thirtieth = شهر { $month } سنة { $year } في تقويم أم القرى المعتمد اليوم 29 يوماً، فلا يوجد فيه يوم 30. والتقاويم المطبوعة قبل 1420 قد تختلف عنه بيوم. المراد أحد اليومين:

calendar-open = اختيار من التقويم
calendar-close = إغلاق التقويم
calendar-choose = اختيار يوم من الشهر
calendar-year = السنة
calendar-month = الشهر
calendar-year-before = السنة السابقة
calendar-year-after = السنة التالية
calendar-month-before = الشهر السابق
calendar-month-after = الشهر التالي
calendar-name-hijri = { $month } { $year } هـ
calendar-name-gregorian = { $month } { $year } م
calendar-name-both = { $name } ({ $other })
calendar-between = { $first } – { $last }
calendar-legend = الرقم الصغير هو اليوم في التقويم الآخر. الإطار المتقطع هو اليوم، وعلامة الصح على المختار.
calendar-day-today = { $date }، اليوم
calendar-day-chosen = { $date }، المختار
calendar-day-chosen-today = { $date }، اليوم، المختار

weekday-sunday = الأحد
weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-short-sunday = أحد
weekday-short-monday = اثنين
weekday-short-tuesday = ثلاثاء
weekday-short-wednesday = أربعاء
weekday-short-thursday = خميس
weekday-short-friday = جمعة
weekday-short-saturday = سبت
