/// Table 12r5 of StatFin, June 2026: four municipalities, a region, a sub-region, the country and an
/// area that is no municipality, in the layout of each format.
enum TableFiles {
  /// As the API of PxWeb answers when asked for `json`.
  static let pxWeb = """
    {"columns":[{"code":"Alue","text":"Alue","type":"d"},
     {"code":"timeperiod_m","text":"Kuukausi","type":"t"},
     {"code":"HAKIJALOPUSSA","text":"Työnhakijoita laskentapäivänä (lkm.)","type":"c"},
     {"code":"TYOTTOMATLOPUSSA","text":"Työttömät työnhakijat laskentapäivänä (lkm.)",\
    "comment":"Työttömiä työnhakijoita kuukauden laskentapäivänä\\r\\n","type":"c"},
     {"code":"TYOTOSUUS","text":"Työttömien työnhakijoiden %-osuus työvoimasta (%)","type":"c"},
     {"code":"TYOTTOMATSAIR","text":"Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.)",\
    "type":"c"},
     {"code":"PITKAAIKAISTYOTTOMAT","text":"Pitkäaikaistyöttömät (lkm.)","type":"c"}],
    "comments":[],
    "data":[{"key":["SSS","2026M06"],"values":["542318","352001","12.8","42048","144461"]},
     {"key":["MK13","2026M06"],"values":["29740","20087","15.8","2190","8085"]},
     {"key":["SK131","2026M06"],"values":["21828","15109","16.0","1431","6005"]},
     {"key":["KU179","2026M06"],"values":["18327","12782","17.2","1182","5050"]},
     {"key":["KU182","2026M06"],"values":["1954","1226","15.3","163","553"]},
     {"key":["KU435","2026M06"],"values":["44","29","10.2","...","16"]},
     {"key":["KU500","2026M06"],"values":["765","504","9.8","42","216"]},
     {"key":["KU199","2026M06"],"values":["...","...","...","0","..."]}],
    "metadata":[{"updated":"2026-07-21T05.00.00Z","label":"Työttömät työnhakijat",\
    "source":"KEHA-keskus, Työnvälitystilasto"}]}
    """

  /// The same with other titles and the month before the area.
  static let pxWebShuffled =
    #"""
    {"columns":[{"code":"a","text":"Month of year","type":"t"},
     {"code":"PITKAAIKAISTYOTTOMAT","text":"x","type":"c"},
     {"code":"TYOTTOMATSAIR","text":"y","type":"c"},
     {"code":"TYOTTOMATLOPUSSA","text":"z","type":"c"},
     {"code":"b","text":"Place","type":"d"}],
    "data":[{"key":["2026M06","KU500"],"values":["216","42","504"]},
     {"key":["2026M06","KU435"],"values":["16","...","29"]},
     {"key":["2026M06","KU182"],"values":["553","163","1226"]},
     {"key":["2026M06","KU179"],"values":["5050","1182","12782"]}]}
    """#

  /// As PxWeb answers when asked for `json-stat2`.
  static let jsonStat = """
    {"version":"2.0","class":"dataset","label":"Työttömät työnhakijat","source":"KEHA-keskus",
    "updated":"2026-07-21T05:00:00Z","id":["Alue","Kuukausi","Tiedot"],"size":[5,1,3],
    "role":{"time":["Kuukausi"],"metric":["Tiedot"]},
    "dimension":{
     "Alue":{"label":"Alue","category":{"index":{"SK131":0,"KU179":1,"KU182":2,"KU435":3,"KU500":4},
      "label":{"SK131":"Jyväskylä","KU179":"Jyväskylä","KU182":"Jämsä","KU435":"Luhanka",
      "KU500":"Muurame"}}},
     "Kuukausi":{"label":"Kuukausi","category":{"index":{"2026M06":0},"label":{"2026M06":"2026M06"}}},
     "Tiedot":{"label":"Tiedot","category":{
      "index":{"TYOTTOMATLOPUSSA":0,"PITKAAIKAISTYOTTOMAT":1,"TYOTTOMATSAIR":2},
      "label":{"TYOTTOMATLOPUSSA":"Työttömät työnhakijat laskentapäivänä (lkm.)",
      "PITKAAIKAISTYOTTOMAT":"Pitkäaikaistyöttömät (lkm.)",
      "TYOTTOMATSAIR":"Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.)"}}}},
    "value":[15109,6005,1431,12782,5050,1182,1226,553,163,29,16,null,504,216,42],
    "status":{"11":"..."}}
    """

  /// The same by json-stat.org: counts first, areas last, an index as a list, no index where there
  /// is one category, values by position.
  static let jsonStatSparse = """
    {"version":"2.0","class":"dataset","id":["c","t","a"],"size":[3,1,4],
    "dimension":{
     "a":{"category":{"index":["KU500","KU435","KU182","KU179"]}},
     "t":{"category":{"label":{"2026M06":"June 2026"}}},
     "c":{"category":{"index":["PITKAAIKAISTYOTTOMAT","TYOTTOMATSAIR","TYOTTOMATLOPUSSA"]}}},
    "value":{"0":216,"1":16,"2":553,"3":5050,"4":42,"6":163,"7":1182,"8":504,"9":29,"10":1226,
     "11":12782},
    "status":{"5":"..."}}
    """

  /// As PxWeb saves a table with a title line, areas downwards, the rest across.
  static let wideCSV = """
    "Työttömät työnhakijat muuttujina Alue, Kuukausi ja Tiedot"

    "Alue","2026M06 Työttömät työnhakijat laskentapäivänä (lkm.)","2026M06 Vamm./pitkäaik.sair. \
    työttömät työnhakijat (lkm.)","2026M06 Pitkäaikaistyöttömät (lkm.)"
    "KOKO MAA",352001,42048,144461
    "Keski-Suomi",20087,2190,8085
    "Jyväskylä",12782,1182,5050
    "Jämsä",1226,163,553
    "Luhanka",29,...,16
    "Muurame",504,42,216

    "... = tieto on salassapitosäännön alainen"

    """

  /// A row for each figure, as databases like it.
  static let longCSV = """
    Month;Count;Area;Value
    2026M06;Pitkäaikaistyöttömät (lkm.);KU179 Jyväskylä;5050
    2026M06;Pitkäaikaistyöttömät (lkm.);KU182 Jämsä;553
    2026M06;Pitkäaikaistyöttömät (lkm.);KU435 Luhanka;16
    2026M06;Pitkäaikaistyöttömät (lkm.);KU500 Muurame;216
    2026M06;Työttömät työnhakijat laskentapäivänä (lkm.);KU179 Jyväskylä;12782
    2026M06;Työttömät työnhakijat laskentapäivänä (lkm.);KU182 Jämsä;1226
    2026M06;Työttömät työnhakijat laskentapäivänä (lkm.);KU435 Luhanka;29
    2026M06;Työttömät työnhakijat laskentapäivänä (lkm.);KU500 Muurame;504
    2026M06;Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.);KU179 Jyväskylä;1182
    2026M06;Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.);KU182 Jämsä;163
    2026M06;Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.);KU435 Luhanka;...
    2026M06;Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.);KU500 Muurame;42

    """

  /// A table of the user's own, with columns that only describe the municipalities.
  static let ownCSV = """
    code\tname\tcounty\tunemployed_2026_06\tlong_term_unemployed_2026_06\t\
    disabled_or_long_term_ill_2026_06
    500\tMuurame\tKeski-Suomi\t504\t216\t42
    435\tLuhanka\tKeski-Suomi\t29\t16\t..
    182\tJämsä\tKeski-Suomi\t1226\t553\t163
    179\tJyväskylä\tUusimaa\t12782\t5050\t1182

    """
}
