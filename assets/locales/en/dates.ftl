# Both calendars. Months by number; the engine of dates itself knows no names.

date-gregorian = { $day } { $month } { $year }
date-hijri = { $day } { $month } { $year } AH
date-both = { $gregorian } – { $hijri }
time-of-day = { $date }, { $time }

month-gregorian-1 = January
month-gregorian-2 = February
month-gregorian-3 = March
month-gregorian-4 = April
month-gregorian-5 = May
month-gregorian-6 = June
month-gregorian-7 = July
month-gregorian-8 = August
month-gregorian-9 = September
month-gregorian-10 = October
month-gregorian-11 = November
month-gregorian-12 = December

month-hijri-1 = Muharram
month-hijri-2 = Safar
month-hijri-3 = Rabi al-Awwal
month-hijri-4 = Rabi al-Akhir
month-hijri-5 = Jumada al-Ula
month-hijri-6 = Jumada al-Akhirah
month-hijri-7 = Rajab
month-hijri-8 = Shaban
month-hijri-9 = Ramadan
month-hijri-10 = Shawwal
month-hijri-11 = Dhu al-Qadah
month-hijri-12 = Dhu al-Hijjah

date-calendar = Calendar
date-calendar-hijri = Hijri
date-calendar-gregorian = Gregorian
date-day = Day
date-month = Month
date-year = Year
date-today = Today's date
date-same-day = The same day: { $date }
