"""`find_quantities`: what it must not find, what it must, its offsets, and how well it agrees with the labels."""

import pickle
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from strategies import texts

from kaznorm import Quantity, find_quantities

from .expressions import expressions
from .scoring import KINDS, PARTS, Label, found_in, labelled, parse, score


@pytest.mark.parametrize(
    "text",
    [
        "+7 (701) 123-45-67",
        "8 701 123 45 67, 8-7172-50-12-34, 87011234567",
        "телефоны 8 701 123 45 67, тел.: 8 (7172) 50-12-34",
        "ЖСН 950101300123, БСН 090440006564",
        "№ 598, № 319-III, №598-шы, N 12",
        "12-баптың 3-тармағы, 3 және 4-тармақтар, 58-інші бабы",
        "2-сурет, 3-кесте, 1-қосымша",
        "v1.2.3 10.0.2.15 1.2.3",
        "1. Мақсаты\n2) міндеті\n3.1. Ережелер",
        "ол 1) су, 2) от",
        "3:1 есебімен, 10:12 есебімен",
        "COVID-19 Су-27 A4 H2O 5G 4K ТУ-154 x2",
        "kaz1@mail.kz http://kaz.kz/2020?a=5 есеп_2.docx #2020",
        "010000 индексі 007",
        "`%1` $s %2$d",
        "Boeing 737 ұшағы Maroon 5 тобы «С – 300» A 320, COVID – 19 індеті",
        "15-1) бірыңғай №3 – 4 сандар № 4, 8, 10 және 13",
        "қырқыншы бабы екінші тармағы",
        "7-2. 6-6-ға 5 – 20 – 25 (UTC + 1)",
        "осы тоқсанда тоқсанның соңы",
        "«Хабар жиырма төрт» «КОВИД – он тоғыз»",
        "бесін намазы онын бірі",
        "үшін алтын жетім бесік оның онда ондай бірге жүзінде жүзеге",
        "бір күні бір адам біреу біздің бірі",
        "1:25 000 масштаб, есеп 20:15 болды, 4x4 көлік 0x10 5x2",
        "8 800 080 77 77, 7 701 123 45 67, ЖСН 850 101 300 123, KZ12 6010 1310 0123 4567, 4400 4301 2345 6789",
        "тел. 2501234, КАТО 751110000; Boeing 737 MAX, iPhone 15 Pro; Boeing 737-800",
        "120 000 000 150 000 000; тел: 258 11 11, ұялы 701 123 45 67",
        "125 000 130 000 140 000; 2 161 695 1 977 011 109,3",
        "Абай көшесі, 12Б үйде, кабинет 12В-да, 205В бөлмесі",
        "ЖСН: 850101 300123, БСН: 990 140 000 123, Nº 5; Boeing 747-8 ұшағы",
        "бірнеше мың адам, жүздеген мың теңге, сан мың",
        "220/380 В, 8/128 ГБ, 24/25 маусымында, 10/20-сыныптар, 7/8 тамыз, 2/255, 120/80, 24/7",
        "Кіші жүз Орта жүздің Ұлы жүз",
        "миллиондаған мыңдаған жүздеген адамдар",
        "CD DVD XL MM LCD",
        "I am Петр I",
        "",
    ],
)
def test_what_is_no_quantity(text):
    assert [q for q in find_quantities(text) if q.text != "I"] == []


FOUND = """
5 адам	5;;number
2 трлн 342,4 млрд теңге	2342400000000;KZT;money
1 мыңнан аса	1000;;number
екі жүз мың	200000;;number
5000-нан астам гектар 5 мыңға жуық тонна	5000;har;area | 5000;t;mass
жарты миллион теңге	500000;KZT;money
бір жарым сағат	1.5;h;duration
бір жарым	1.5;;number
2 жарым жыл	2.5;a;duration
16 741 000	16741000;;number
1\u00a0250\u202f000,5	1250000.5;;number
1'250'000 және 1.250.000	1250000;;number | 1250000;;number
31,5%-ды 10 пайызға 5 процентке 3‰	31.5;%;percent | 10;%;percent | 5;%;percent | 3;[ppth];percent
25—30% 2023-2027 5-6 адам	25..30;%;percent | 2023..2027;a;year | 5..6;;number
25—30 м-ден 200 м-ге шейін	25..200;m;length
10-нан 20 пайызға дейін	10..20;%;percent
5-ші 1-сынып бесінші XXXIII	5;;ordinal | 1;;ordinal | 5;;ordinal | 33;;ordinal
817-інің 5-еуі үшеуі	817;;number | 5;;collective | 3;;collective
3/4 ½ үштен екі	0.75;;fraction | 0.5;;number | 0.6666666666666666666666666667;;fraction
500 тг 500₸ $5,2 млн, 300 еуро €7	500;KZT;money | 500;KZT;money | 5200000;USD;money | 300;EUR;money | 7;EUR;money
20 рубль 5 юань 10 АҚШ доллары 50 тиын	20;RUB;money | 5;CNY;money | 10;USD;money | 0.5;KZT;money
12.500 теңге 12,5 теңге	12500;KZT;money | 12.5;KZT;money
38,0 кв.км 5 ш. м 7 шаршы метр 9 м2	38;km2;area | 5;m2;area | 7;m2;area | 9;m2;area
6 куб км 5 текше метр 3 куб 2 м³	6;km3;volume | 5;m3;volume | 3;m3;volume | 2;m3;volume
15 тонна/га 5 г/см³ 200 км/сағ 10 м/с	15;t/har;rate | 5;g/cm3;rate | 200;km/h;speed | 10;m/s;speed
5 кВт/сағ 7 кВт·сағ 9 киловатт-сағат	5;kW.h;energy | 7;kW.h;energy | 9;kW.h;energy
30 МВт 5 ккал 30гб 8 биттік	30;MW;power | 5;kcal;energy | 30;GBy;data | 8;bit;data
-5 градус минус 10 °С 25°C 90 градус бұрыш	-5;Cel;temperature | -10;Cel;temperature | 25;Cel;temperature | 90;deg;angle
20 cм 3мин 5 km 10 kg	20;cm;length | 3;min;duration | 5;km;length | 10;kg;mass
9,8 м/с² 3 м/с2-ге 5 Н·м 6 кг·м/с 2 моль⁻¹	9.8;m/s2;rate | 3;m/s2;rate | 5;;number | 6;;number | 2;;number
10⁶ 5·10³ км 3 × 10^8 1,6·10⁻³	1000000;;number | 5000;km;length | 300000000;;number | 0.0016;;number
-14..-12 градус -25…-30 °C, 0..+5°C	-14..-12;Cel;temperature | -30..-25;Cel;temperature | 0..5;Cel;temperature
-14..-12, XXI ғасырда; 9, XX ғасырда	21;100.a;century | 9;;number | 20;100.a;century
12   345   678; 12  345; 12 345 678	12;;number | 345;;number | 678;;number | 12;;number | 345;;number | 12345678;;number
А) 2 В) 3, (12 В)	2;;number | 3;;number | 12;V;voltage
2022 жылғы 1 наурызда 21.10.2020 2022-03-01	2022-03-01;;date | 2020-10-21;;date | 2022-03-01;;date
11 ақпан 2022 | 17:37	2022-02-11T17:37;;date
12.03.2021 ж. сағат 14:00-де	2021-03-12T14:00;;date
1 наурыз; 2022 жылғы наурыз; 5-7 мамыр	--03-01;;date | 2022-03;;date | --05-05..--05-07;;date
1801жылы 11 наурызда 08.01.2016 ж.	1801-03-11;;date | 2016-01-08;;date
1950 жылы мамырдың 9-ында; наурыздың 1-інен	1950-05-09;;date | --03-01;;date
01.02.2020-31.03.2020 аралығында 9:00-18:00	2020-02-01..2020-03-31;;date | 09:00..18:00;;time
11:29-да сағат 9-да сағат 17.30	11:29;;time | 09:00;;time | 17:30;;time
627 – 629 жылдары 1941-45 жж. (1864) 70-жылдары	627..629;a;year | 1941..1945;a;year | 1864;a;year | 70;a;year
б.з.б. 550 ж. 7—12 ғасырларда XIX ғ.	-550;a;year | 7..12;100.a;century | 19;100.a;century
3 жыл 5 айлық 15 жаста 2 апта 3 күн	3;a;duration | 5;mo;duration | 15;a;duration | 2;wk;duration | 3;d;duration
екі-үш күн бір 10 күн	2..3;d;duration | 10;d;duration
екі мың жиырма екінші жылғы	2022;a;year
743, 673, 643 см; 3 пен 5 доллар	743;cm;length | 673;cm;length | 643;cm;length | 3;USD;money | 5;USD;money
239 немесе 21,8% 10, 5 км	239;;number | 21.8;%;percent | 10.5;km;length
1965, 1971 жылы 17 және 18 ғасырда	1965;a;year | 1971;a;year | 17;100.a;century | 18;100.a;century
XVII, XVIII ғ. 6, 7 және 9 тамыз	17;100.a;century | 18;100.a;century | --08-06;;date | --08-07;;date | --08-09;;date
23 және 24-орын; 18 х 4,5 км	23;;ordinal | 24;;ordinal | 18;km;length | 4.5;km;length
(1738, 1742, 1748) Алматы, 2008. А., 1968 басылды	1738;a;year | 1742;a;year | 1748;a;year | 2008;a;year | 1968;a;year
2021 жылғы 24 тамыздан 5 қыркүйекке дейін	2021-08-24;;date | 2021-09-05;;date
8-ден 100 жолаушыға дейін 3 жастан 6 жасқа дейінгі	8..100;;number | 3..6;a;duration
81 мыңнан 300 мың адамға дейін	81000..300000;;number
30 күннен 15 күнге дейін	30;d;duration | 15;d;duration
1, 5 есе; ұзындығы 35, 53 метр; 2, 5 жыл; 1, 5 – 2 метр	1.5;;number | 35.53;m;length | 2.5;a;duration | 1.5..2;m;length
0,25-0,01 мм 98 - 93 миллион жыл	0.01..0.25;mm;length | 93000000..98000000;a;duration
3.270,37 кв. км 2,1 млн.адамды	3270.37;km2;area | 2100000;;number
төрт те сегіз пайыз жиырма үш те жеті миллиард теңге	4.8;%;percent | 23700000000;KZT;money
екі бүтін оннан тоғыз миллион гектар	2900000;har;area
жеті-сегіз миллион тонна екі-үш жүз адам	7000000..8000000;t;mass | 200..300;;number
қырық мыңнан жиырма мың адамға дейін	40000;;number | 20000;;number
сағат үште кешкі тоғызда сағат алты жарымда сағат он нөл-нөлде	03:00;;time | 21:00;;time | 06:30;;time | 10:00;;time
кешкі 8-де сағат 9-18 аралығында екі сағат он минут	20:00;;time | 09:00..18:00;;time | 2;h;duration | 10;min;duration
06:30 және 07: 30, сағат 10-нан 17.00-ге дейін	06:30;;time | 07:30;;time | 10:00;;time | 17:00;;time
наурыздың жиырма бесі, мамырдың он күні	--03-25;;date | 10;d;duration
қыркүйектің он бірі – он екісі күндері	--09-11..--09-12;;date
1940 жылы 26 қараша мен 7 желтоқсан	1940-11-26;;date | 1940-12-07;;date
қазақтың үш жүз жасағы, үш жүз қазақ	3;;number | 300;;number
30. 7. 1957 (1186 қазан — 1241)	1957-07-30;;date | 1186-10;;date | 1241;a;year
б.з.б. 356 жылы 21 шілдеде	-0355-07-21;;date
1917 жылы Қазан қаласында 847 жылға сәйкес 2017 жыл ішінде	1917;a;year | 847;a;year | 2017;a;year
он тоғызыншы жылы 2019-да 1920 жылары 15-і ғасырда	19;a;year | 2019;a;year | 1920;a;year | 15;100.a;century
25 пен 52 жас аралығында (65 жас) 2 жас жігіт	25;a;duration | 52;a;duration | 65;a;duration | 2;;number
XV ғ-дың Б.з.д VII мыңжылдықта екі ғасыр	15;100.a;century | -7;;ordinal | 2;100.a;duration
Chelsea 3 ұпай алды, Google 2008 жылы	3;;number | 2008;a;year
үш жүз (іі) жиырма (ыы) шақырым 310 мегаваттық 200г	320;km;length | 310;MW;power | 200;g;mass
он төрт-ақ процент, жүзден астам әйел, сегізі, алтау	14;%;percent | 100;;number | 8;;number | 6;;collective
төрт жүз мың бірлік бір күндік сапар	400000;;number | 1;d;duration
түнгі 23:00-де, түнгі 23-те, түнгі 11-де, кешкі 19:00	23:00;;time | 23:00;;time | 23:00;;time | 19:00;;time
1-1,5 кг 5-5,5% 2-2,5 есе 1-1,5 мың теңге	1..1.5;kg;mass | 5..5.5;%;percent | 2..2.5;;number | 1000..1500;KZT;money
5, 10 км; 4, 5 пайыз; 0, 35%	5;km;length | 10;km;length | 4.5;%;percent | 0.35;%;percent
5 -10% 5- 10 %, 5 -7 адам	5..10;%;percent | 5..10;%;percent | 5;;number | 7;;number
2 1/2 ай 1 ½ кг 1½ 2 ½	2.5;mo;duration | 1.5;kg;mass | 1.5;;number | 2.5;;number
бірнеше миллион теңге, талай жүз мың жыл, мыңдаған жүз, бірнеше 5 мың	5000;;number
100,000 адамға; 5.000 адам; 5.000 км; 1,328 адам	100000;;number | 5000;;number | 5;km;length | 1.328;;number
баланс -12 500 теңге, мәні -3,5-ке, деңгейі -28,9 м	-12500;KZT;money | -3.5;;number | -28.9;m;length
аудармашыда -312 мың теңге, 8 -706 мың адам, түнде -25°	312000;KZT;money | 8;;number | 706000;;number | -25;deg;angle
-10,-15°С; -5, -7 градус	-10;Cel;temperature | -15;Cel;temperature | -5;Cel;temperature | -7;Cel;temperature
3/4 бөлігі, 17/20-сы, 1/16, 9/10-ы	0.75;;fraction | 0.85;;fraction | 0.0625;;fraction | 0.9;;fraction
сегіз мың бес жүз он бір миллион теңге, жүз мың миллион	8511000000;KZT;money | 100000000000;;number
5-6 жүз адам, 2 жүз теңге, 2 жүз қазақ	500..600;;number | 200;KZT;money | 2;;number
1,2,3 және 7,8,9-сыныптар	1;;number | 2;;number | 3;;number | 7;;ordinal | 8;;ordinal | 9;;ordinal
28 қыркүйек–5 қазан; 2024ж. 5наурыз	--09-28;;date | --10-05;;date | 2024-03-05;;date
желтоқсанның 16-17-сі, 2023-24 маусымы	--12-16..--12-17;;date | 2023..2024;a;year
23:00-06:00, 10 мың-15 мың теңге	23:00..06:00;;time | 10000..15000;KZT;money
~5%, ~20 млн, индексі 5,2%-ға, индексі 050000	5;%;percent | 20000000;;number | 5.2;%;percent
III ғ. б.з.б., V ғ. (б.з.б.), III ғ. б.з.б. 5 ж.	-3;100.a;century | -5;100.a;century | -3;100.a;century | -5;a;year
б.ғ.д. 5 ғ., жетекшісі б.ғ.д. 2015 ж.	-5;100.a;century | 2015;a;year
4×100 м эстафета, 2×500 мг	4;;number | 100;m;length | 2;;number | 500;mg;mass
10х15 см, 16x16 пиксель, 10x15	10;cm;length | 15;cm;length | 16;;number | 16;;number | 10;;number | 15;;number
рейс 852 сағат 18:45-те, баға индексі 2018 жылғы тамызда	852;;number | 18:45;;time | 2018-08;;date
12.04 күні, 28.09–05.10.2023 ж.	--04-12;;date | 2023-09-28..2023-10-05;;date
9.00 сағатта, 18.30-да, сағат 3 жарымда, сағ. 9-да	09:00;;time | 18:30;;time | 03:30;;time | 09:00;;time
12.05-те, 31.04 болды, 2.50-ден	12.05;;number | 31.04;;number | 2.50;;number
25,5 тг/кВт-сағ, 450 тг./кг, $80/баррель	25.5;KZT/kW.h;rate | 450;KZT/kg;rate | 80;USD/[bbl_us];rate
60 км/ч, 60 km/h, 5 мг/дл, 10 мг/кг/тәул	60;km/h;speed | 60;km/h;speed | 5;mg/dL;rate | 10;mg/kg/d;rate
5 м²/адам, 500 теңге/адам, 5 кВ·А, $80/адам, 250 Нм	5;;number | 500;;number | 5;;number | 80;;number | 250;;number
7 күн/түн, 100 ярд/метр	7;d;duration | 100;[yd_i];length
5 фунт стерлинг, 5 фунт, A$50, US$ 5	5;GBP;money | 5;[lb_av];mass | 50;AUD;money | 5;USD;money
100-деген адам, 1000-даған теңге, 10-дап	100;;number | 1000;KZT;money | 10;;number
152-мм, 500-тг, 404-қате, 5-бап 3-сынып	152;mm;length | 500;KZT;money | 404;;ordinal | 3;;ordinal
5-ТЕН, 10-НАН АСТАМ, XX ҒАСЫР, 5-А сыныбы	5;;number | 10;;number | 20;100.a;century | 5;;number
5  км, 10  мың  теңге, 12  345	5;km;length | 10000;KZT;money | 12;;number | 345;;number
1 250 000 5 000, 1 000 200 000 теңге	1250000;;number | 5000;;number | 1000200000;KZT;money
100-200 адам, Facebook 100-200 адам жинады	100..200;;number | 100..200;;number
минус 10-15 градус, x = -3,5 болса	-15..-10;Cel;temperature | -3.5;;number
(-28 м), -60 кг	-28;m;length | 60;kg;mass
баланс: -500 теңге, бағасы -500 теңге, -5-тен +5-ке дейін	-500;KZT;money | 500;KZT;money | -5..5;;number
0°C-тан +5°C-қа дейін, 15°-20°C	0..5;Cel;temperature | 15..20;Cel;temperature
2 немесе 3 млн, 200 бен 300 мың аралығында	2000000;;number | 3000000;;number | 200000;;number | 300000;;number
1,5-тен 2 млн-ға дейін, 3-4 жүз мың	1500000..2000000;;number | 300000..400000;;number
сағат 14-30-да, күндізгі 12-де, түстен кейін 3-те	14:30;;time | 12:00;;time | 15:00;;time
16-18.12.1986, 5.X.2023 ж., желтоқсанының 16-сы	1986-12-16..1986-12-18;;date | 2023-10-05;;date | --12-16;;date
2024 жылдың қаңтар-қыркүйегінде, 20-жж., 5 ж. бұрын, 5 ж.	2024-01..2024-09;;date | 20;a;year | 5;a;duration | 5;a;year
айдың 15-не дейін, 1/4-не жуық, 5-жасар, 100-пайыздық	15;;number | 0.25;;fraction | 5;a;duration | 100;%;percent
$100–$200, 3,6 кВт·сағ/м², 5 ккал/100 г	100..200;USD;money | 3.6;kW.h/m2;rate | 5;;number
гемоглобин 120 г/л, 10 Гкал, 5 мкл, 5 Гбайт	120;g/L;rate | 10;Gcal;energy | 5;uL;volume | 5;GBy;data
өндіріс, мың тонна 125,4 (мың адам) бес кісі, мың теңге керек	125.4;;number | 5;;number | 1000;KZT;money
5-бөлмелі пәтер, 2-ядролы, 3-деңгейлі, 5-сынып	5;;number | 2;;number | 3;;ordinal | 5;;ordinal
V-IV ғғ. б.з.б., 5-4 ғғ. б.з.б.	-5..-4;100.a;century | -5..-4;100.a;century
5 ж. 3 ай, түнгі 24:00-ге дейін, 0.30-да	5;a;duration | 3;mo;duration | 24:00;;time | 0.30;;number
380В-тық желі, 5г-нан, 16 ГБ/512 ГБ	380;V;voltage | 16;GBy;data
түнде 5-7, күндіз 10-12 градус; 5, кешке 3 метр	5..7;Cel;temperature | 10..12;Cel;temperature | 5;;number | 3;m;length
60-тан 360 млн теңгеге дейін, 8-ден 100 мың адамға дейін	60000000..360000000;KZT;money | 8..100000;;number
"""


@pytest.mark.parametrize("row", [row for row in FOUND.split("\n") if row])
def test_what_is_found(row):
    text, labels = row.split("\t")
    assert found_in(text) == parse(labels)


@pytest.mark.parametrize("text", ["2 жылқы көрдім", "5 жылқының", "екі жылқы", "екінші жылқы"])
def test_horses_are_no_years(text):
    assert [found.unit for found in find_quantities(text)] == [""]


def test_angles_are_no_temperatures():
    assert found_in("бұрышы 90 градус") == [Label("90", "deg", "angle")]


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("5 адам", ""),
        ("шамамен 5 адам", "about"),
        ("5-ке жуық", "about"),
        ("5 адамға жуық", "about"),
        ("5 мыңдай адам", "about"),
        ("бес-алты адам", "about"),
        ("5-тен астам", "over"),
        ("5 мыңнан аса", "over"),
        ("5 адамнан астам", "over"),
        ("5 теңгеден асады", "over"),
        ("5-тен кем", "under"),
        ("кемінде 5 адам", "least"),
        ("5-тен кем емес", "least"),
        ("5-тен аспайды", "most"),
        ("5-тен артық емес", "most"),
    ],
)
def test_approximations(text, approx):
    [quantity] = find_quantities(text)
    assert quantity.approx == approx


@pytest.mark.parametrize(
    ("text", "suffix", "case"),
    [
        ("31,5%-ды", "ды", "accusative"),
        ("42 %-ы", "ы", "nominative"),
        ("5-інің", "інің", "genitive"),
        ("2 млн-ға", "ға", "dative"),
        ("200 м-ден", "ден", "ablative"),
        ("5 теңгемен", "мен", "instrumental"),
        ("17:37-де", "де", "locative"),
        ("1 наурызда", "да", "locative"),
        ("5-ші", "ші", "nominative"),
        ("екеуінен", "еуінен", "ablative"),
        ("5 адам", "", ""),
    ],
)
def test_suffixes(text, suffix, case):
    [quantity] = find_quantities(text)
    assert (quantity.suffix, quantity.case) == (suffix, case)


def test_a_range_that_till_closes_covers_both():
    [quantity] = find_quantities("Ол 10-нан 20 пайызға дейін өсті")
    assert quantity.text == "10-нан 20 пайызға"
    assert quantity.value == (Decimal(10), Decimal(20))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022 жылғы 1 наурыз", "2022-03-01"),
        ("2023-2027 жылдар", "2023/2027"),
        ("б.з.б. 550 ж.", "-0549"),
        ("17:37-де", "17:37"),
        ("5-7 мамыр", "--05-05/--05-07"),
        ("5 км", None),
    ],
)
def test_iso(text, iso):
    assert find_quantities(text)[0].iso == iso


@settings(max_examples=300, deadline=None)
@given(expressions | texts)
def test_quantities_are_disjoint_and_true(text):
    found = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for quantity in found:
        assert quantity.text == text[quantity.start : quantity.end] != ""
        assert quantity.kind in KINDS
        assert quantity.approx in ("", "about", "over", "under", "least", "most")
        values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
        assert all(isinstance(value, Decimal | str) for value in values)
        assert (quantity.case != "") == (quantity.suffix != "")
    assert pickle.loads(pickle.dumps(found)) == found
    assert all(isinstance(quantity, Quantity) for quantity in found)


@pytest.mark.parametrize("part", PARTS)
def test_agrees_with_the_labels(part):
    result, wrong = score(part)
    assert result.wanted > 70
    assert result.precision >= 0.95, wrong
    assert result.recall >= 0.95, wrong


def test_there_are_labels_enough():
    both = [text for part in PARTS for text, _ in labelled(part)]
    assert len(both) == len(set(both)) >= 300
    assert all(label.kind in KINDS for part in PARTS for _, labels in labelled(part) for label in labels)


PIECES = (
    *"1 1, 111 1.1. 1- 1– 1/ (1 1) бір бір- мың % $1 XX– №1 1'111 1: 1а 5-а a1 @1 +7 8 ½".split(),
    *("1 ", "бір ", "1 млн ", "екі мың ", "б.з.б. ", "сағат 1", "1 аан ", "1 ж. ", "V ", "1 кв. "),
    *("2020 ж. 1 ", "1, 1 "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_work(piece):
    assert len(find_quantities(piece * 5_000)) <= 15_000
