extension RegionFixture {
  /// The sound files, by path inside the region folder.
  public static let files = [
    "municipalities.csv": """
    code,name_fi,name_sv,latitude,longitude
    001,Alpha,Alfa,62.1,25.1
    002,Beta,,62.2,25.2
    003,Gamma,,62.3,25.3
    004,Delta,,62.4,25.4

    """,
    "borders.csv": """
    from,to,border_km,road_crossings
    001,002,5.0,1
    002,003,5.0,2
    003,004,5.0,1
    001,003,0.5,0

    """,
    "distances.csv": """
    from,to,km
    001,002,10
    001,003,20
    001,004,30
    002,003,10
    002,004,20
    003,004,10

    """,
    "statistics/2021-10.csv": """
    municipality,unemployed,long_term_unemployed,estimated
    001,200,100,
    002,100,50,long_term_unemployed
    003,60,30,
    004,40,20,

    """,
    "plans/halves.csv": """
    municipality,territory
    001,West
    002,West
    003,East
    004,East

    """,
    "region.yaml": """
    name:
      fi: Koe
      sv: Prov
      en: Test
    statistics: "2021-10"
    demand:
      count:
        value: long_term_unemployed
        source: "a test"
      shares:
        - name: half of them
          value: 0.5
          source: "a test"
    assumptions:
      employment_rate:
        value: 0.37
        source: "a test"
      leaders:
        value: 1
        source: "a test"
    team:
      coaches: 3
      leaders: 1
      source: "a test"

    """,
  ]
}
