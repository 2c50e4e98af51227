-- A store as county-server made it before it knew PostgreSQL, filled by requests; 'user_version' was 4.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE station (
    id               TEXT PRIMARY KEY,
    token_hash       TEXT UNIQUE,      -- NULL: no kiosk may speak for it yet
    last_contact     TEXT,
    running_version  INTEGER           -- the configuration that its kiosk said it runs
);
INSERT INTO station VALUES('room-017','d01de07b021738b2acfb0cee6d11e2084b97e46dda74d5c003759c66b0e5f6b6','2026-11-27T02:29:55.356Z',NULL);
INSERT INTO station VALUES('room-018','4140c85a769bb579072a6d8f8b86fcbe6bc7c23617b03c2c4e46358023a15664',NULL,NULL);
CREATE TABLE staff (
    name          TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL
);
INSERT INTO staff VALUES('clerk','scrypt$16384$8$1$cTqWUeHRecmXh3KDjjtUZg==$erbldNNGSy0cnkf2sQKVif4niBfmCwAH9J9tCkirfF0=');
CREATE TABLE configuration (
    station      TEXT NOT NULL REFERENCES station(id),
    version      INTEGER NOT NULL,
    document     TEXT NOT NULL,        -- the exact bytes that are signed
    signature    BLOB NOT NULL,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (station, version)
);
INSERT INTO configuration VALUES('room-017',1,'{"version": 1, "station": {"id": "room-017", "kind": "room", "name": {"zh": "城关社区人大代表联络室", "bo": "ཁྲེང་ཀོན་སྡེ་ཁུལ་མི་དམངས་འཐུས་མིའི་འབྲེལ་གཏུགས་ཁང", "en": "Chengguan Community Deputies'' Liaison Room"}, "parent": "station-003"}, "time_zone": "Asia/Shanghai", "languages": ["zh", "bo", "lis", "nxq", "en"], "opening_hours": {"weekly": [{"days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "08:00", "to": "18:00"}]}, "deputies": [{"id": "deputy-01", "name": {"zh": "测试甲", "bo": "ཚོད་ལྟ་ཀ", "en": "Deputy Test A"}, "seat": {"zh": "县人大代表", "bo": "རྫོང་གི་མི་དམངས་འཐུས་ཚོགས་ཀྱི་འཐུས་མི", "en": "Deputy to the county people''s congress"}, "pin_hash": "scrypt$16384$8$1$ICt46u/a7KJEJ7rwc1cXJQ==$M5j10gzIUk+w4A0sRzxIuVh9l90gNuUIcLp/8wYvgcY="}, {"id": "deputy-02", "name": {"zh": "测试乙", "bo": "ཚོད་ལྟ་ཁ", "en": "Deputy Test B"}, "seat": {"zh": "州、县两级人大代表", "bo": "ཁུལ་དང་རྫོང་རིམ་པ་གཉིས་ཀྱི་མི་དམངས་འཐུས་མི", "en": "Deputy to the prefecture and county people''s congresses"}, "pin_hash": "scrypt$16384$8$1$0qQJjalUXVl7KWJMv6JWCg==$keDichbME14yp9kMW3kCq42pKkJiKLXCn50N68fIVrQ="}], "roster": [{"deputy": "deputy-01", "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "08:00", "to": "16:00", "shared": true}], "slots": {"length_minutes": 20, "capacity": 1, "cut_off_minutes": 10, "days_ahead": 14, "appointments_per_person": 2, "appointments_per_day": 1, "buffer_minutes": 0, "walk_in_percent": 30, "no_shows": 2, "no_show_days": 30, "matters": [{"code": "usual", "length_minutes": 20, "name": {"zh": "一般事项", "bo": "སྤྱིར་བཏང་", "lis": "ꓕꓯ ꓐꓯ ꓡ", "nxq": "Sher", "en": "A matter"}}, {"code": "papers", "length_minutes": 40, "name": {"zh": "带材料来谈", "bo": "ཡིག་ཆ་ཡོད།", "lis": "ꓕꓳꓽ-ꓭꓱ ꓙꓳ", "nxq": "Tei''ee jju", "en": "With papers"}}]}, "opinion_chain": {"review_days": 7, "answer_days": 90, "extension_days": 90, "follow_up_days": 30, "come_back_days": 180, "redo_days": 15, "outcomes": [{"code": "a", "name": {"zh": "A 类：已经解决", "en": "A: solved"}, "closes": true, "carried_out": true}, {"code": "b", "name": {"zh": "B 类：列入计划", "en": "B: planned"}}, {"code": "c", "name": {"zh": "C 类：留作参考", "en": "C: kept for reference"}, "closes": true}]}, "queue": {"calls": 3, "seconds_between_calls": 60, "aside_minutes": 15, "late_after_minutes": 10, "priority_head_start_minutes": 30}, "categories": [{"code": "roads-water", "name": {"zh": "道路与饮水", "bo": "ལམ་བགྲོད་དང་འཐུང་ཆུ", "en": "Roads and water"}}, {"code": "education-health", "name": {"zh": "教育与医疗", "bo": "སློབ་གསོ་དང་སྨན་བཅོས", "en": "Schools and health"}}, {"code": "work-welfare", "name": {"zh": "就业与社会保障", "bo": "ལས་ཞུགས་དང་སྤྱི་ཚོགས་འགན་སྲུང", "en": "Work and welfare"}}, {"code": "farming-land", "name": {"zh": "农业与土地", "bo": "ཞིང་ལས་དང་ས་ཞིང", "en": "Farming and land"}}, {"code": "environment", "name": {"zh": "环境与卫生", "bo": "ཁོར་ཡུག་དང་འཕྲོད་བསྟེན", "en": "Environment and cleanliness"}}, {"code": "community", "name": {"zh": "社区治理与其他", "bo": "སྡེ་ཁུལ་བཅོས་སྐྱོང་དང་གཞན་དག", "en": "Community and other matters"}}], "grid_cells": [{"code": "cell-1", "name": {"zh": "第一网格", "en": "Grid cell 1"}}, {"code": "cell-2", "name": {"zh": "第二网格", "en": "Grid cell 2"}}, {"code": "cell-3", "name": {"zh": "第三网格", "en": "Grid cell 3"}}, {"code": "cell-4", "name": {"zh": "第四网格", "en": "Grid cell 4"}}, {"code": "cell-5", "name": {"zh": "第五网格", "en": "Grid cell 5"}}, {"code": "cell-6", "name": {"zh": "第六网格", "en": "Grid cell 6"}}], "retention_days": 90}',X'47208fbea7f55364ba2b2655a8cac49fb0c3dacf8b9144908a08188e2cee00289e826912df8b634a5e0ba358918676f8e0d333e141e79f58c6bfdaa171d0d206','command line','2026-11-27T02:29:55.222Z');
INSERT INTO configuration VALUES('room-017',2,replace('{\n  "version": 2,\n  "station": {\n    "id": "room-017",\n    "kind": "room",\n    "name": {\n      "zh": "城关社区人大代表联络室",\n      "bo": "ཁྲེང་ཀོན་སྡེ་ཁུལ་མི་དམངས་འཐུས་མིའི་འབྲེལ་གཏུགས་ཁང",\n      "en": "Chengguan Community Deputies'' Liaison Room"\n    },\n    "parent": "station-003"\n  },\n  "time_zone": "Asia/Shanghai",\n  "languages": [\n    "zh",\n    "bo",\n    "lis",\n    "nxq",\n    "en"\n  ],\n  "opening_hours": {\n    "weekly": [\n      {\n        "days": [\n          "monday",\n          "tuesday",\n          "wednesday",\n          "thursday",\n          "friday",\n          "saturday",\n          "sunday"\n        ],\n        "from": "08:00",\n        "to": "18:00"\n      }\n    ]\n  },\n  "deputies": [\n    {\n      "id": "deputy-01",\n      "name": {\n        "zh": "测试甲",\n        "bo": "ཚོད་ལྟ་ཀ",\n        "en": "Deputy Test A"\n      },\n      "seat": {\n        "zh": "县人大代表",\n        "bo": "རྫོང་གི་མི་དམངས་འཐུས་ཚོགས་ཀྱི་འཐུས་མི",\n        "en": "Deputy to the county people''s congress"\n      },\n      "pin_hash": "scrypt$16384$8$1$ICt46u/a7KJEJ7rwc1cXJQ==$M5j10gzIUk+w4A0sRzxIuVh9l90gNuUIcLp/8wYvgcY="\n    },\n    {\n      "id": "deputy-02",\n      "name": {\n        "zh": "测试乙",\n        "bo": "ཚོད་ལྟ་ཁ",\n        "en": "Deputy Test B"\n      },\n      "seat": {\n        "zh": "州、县两级人大代表",\n        "bo": "ཁུལ་དང་རྫོང་རིམ་པ་གཉིས་ཀྱི་མི་དམངས་འཐུས་མི",\n        "en": "Deputy to the prefecture and county people''s congresses"\n      },\n      "pin_hash": "scrypt$16384$8$1$0qQJjalUXVl7KWJMv6JWCg==$keDichbME14yp9kMW3kCq42pKkJiKLXCn50N68fIVrQ="\n    }\n  ],\n  "roster": [\n    {\n      "deputy": "deputy-01",\n      "days": [\n        "monday",\n        "tuesday",\n        "wednesday",\n        "thursday",\n        "friday",\n        "saturday",\n        "sunday"\n      ],\n      "from": "08:00",\n      "to": "16:00",\n      "shared": true\n    }\n  ],\n  "slots": {\n    "length_minutes": 20,\n    "capacity": 1,\n    "cut_off_minutes": 10,\n    "days_ahead": 14,\n    "appointments_per_person": 2,\n    "appointments_per_day": 1,\n    "buffer_minutes": 0,\n    "walk_in_percent": 30,\n    "no_shows": 2,\n    "no_show_days": 30,\n    "matters": [\n      {\n        "code": "usual",\n        "length_minutes": 20,\n        "name": {\n          "zh": "一般事项",\n          "bo": "སྤྱིར་བཏང་",\n          "lis": "ꓕꓯ ꓐꓯ ꓡ",\n          "nxq": "Sher",\n          "en": "A matter"\n        }\n      },\n      {\n        "code": "papers",\n        "length_minutes": 40,\n        "name": {\n          "zh": "带材料来谈",\n          "bo": "ཡིག་ཆ་ཡོད།",\n          "lis": "ꓕꓳꓽ-ꓭꓱ ꓙꓳ",\n          "nxq": "Tei''ee jju",\n          "en": "With papers"\n        }\n      }\n    ]\n  },\n  "opinion_chain": {\n    "review_days": 7,\n    "answer_days": 90,\n    "extension_days": 90,\n    "follow_up_days": 30,\n    "come_back_days": 180,\n    "redo_days": 15,\n    "outcomes": [\n      {\n        "code": "a",\n        "name": {\n          "zh": "A 类：已经解决",\n          "en": "A: solved"\n        },\n        "closes": true,\n        "carried_out": true\n      },\n      {\n        "code": "b",\n        "name": {\n          "zh": "B 类：列入计划",\n          "en": "B: planned"\n        }\n      },\n      {\n        "code": "c",\n        "name": {\n          "zh": "C 类：留作参考",\n          "en": "C: kept for reference"\n        },\n        "closes": true\n      }\n    ]\n  },\n  "queue": {\n    "calls": 3,\n    "seconds_between_calls": 60,\n    "aside_minutes": 15,\n    "late_after_minutes": 10,\n    "priority_head_start_minutes": 30\n  },\n  "categories": [\n    {\n      "code": "roads-water",\n      "name": {\n        "zh": "道路与饮水",\n        "bo": "ལམ་བགྲོད་དང་འཐུང་ཆུ",\n        "en": "Roads and water"\n      }\n    },\n    {\n      "code": "education-health",\n      "name": {\n        "zh": "教育与医疗",\n        "bo": "སློབ་གསོ་དང་སྨན་བཅོས",\n        "en": "Schools and health"\n      }\n    },\n    {\n      "code": "work-welfare",\n      "name": {\n        "zh": "就业与社会保障",\n        "bo": "ལས་ཞུགས་དང་སྤྱི་ཚོགས་འགན་སྲུང",\n        "en": "Work and welfare"\n      }\n    },\n    {\n      "code": "farming-land",\n      "name": {\n        "zh": "农业与土地",\n        "bo": "ཞིང་ལས་དང་ས་ཞིང",\n        "en": "Farming and land"\n      }\n    },\n    {\n      "code": "environment",\n      "name": {\n        "zh": "环境与卫生",\n        "bo": "ཁོར་ཡུག་དང་འཕྲོད་བསྟེན",\n        "en": "Environment and cleanliness"\n      }\n    },\n    {\n      "code": "community",\n      "name": {\n        "zh": "社区治理与其他",\n        "bo": "སྡེ་ཁུལ་བཅོས་སྐྱོང་དང་གཞན་དག",\n        "en": "Community and other matters"\n      }\n    }\n  ],\n  "grid_cells": [\n    {\n      "code": "cell-1",\n      "name": {\n        "zh": "第一网格",\n        "en": "Grid cell 1"\n      }\n    },\n    {\n      "code": "cell-2",\n      "name": {\n        "zh": "第二网格",\n        "en": "Grid cell 2"\n      }\n    },\n    {\n      "code": "cell-3",\n      "name": {\n        "zh": "第三网格",\n        "en": "Grid cell 3"\n      }\n    },\n    {\n      "code": "cell-4",\n      "name": {\n        "zh": "第四网格",\n        "en": "Grid cell 4"\n      }\n    },\n    {\n      "code": "cell-5",\n      "name": {\n        "zh": "第五网格",\n        "en": "Grid cell 5"\n      }\n    },\n    {\n      "code": "cell-6",\n      "name": {\n        "zh": "第六网格",\n        "en": "Grid cell 6"\n      }\n    }\n  ],\n  "retention_days": 90,\n  "notices": [\n    {\n      "zh": "测试通知"\n    }\n  ]\n}','\n',char(10)),X'83c2608fd7a60348c76b400f6a99ef6c3d8a08d66f25f2fa724957d7a717f425090d4224886a5b0b7087ca38588deea78196fbb67e902a7d25a4732f47370a09','command line','2026-11-27T02:29:55.301Z');
CREATE TABLE record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL REFERENCES station(id),
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    UNIQUE (station, sequence)
);
INSERT INTO record VALUES(1,'room-017',1,'00000000-0000-4000-8000-000000000001','check_in','2026-11-25T01:30:01.000Z','2026-11-27T02:29:55.323Z','{"agreed_at":"2026-11-25T01:30:00.000Z","check_in_id":"00000000-0000-4000-8000-0000000f4241","identified_by":"id_card","language":"zh","name":"测试甲","number":"99999919900101001X","person_key":"c0ffee"}');
INSERT INTO record VALUES(2,'room-017',2,'00000000-0000-4000-8000-000000000002','appointment','2026-11-25T01:30:02.000Z','2026-11-27T02:29:55.323Z','{"appointment_id":"00000000-0000-4000-8000-0000000f4242","booked_at":"2026-11-25T01:30:00.000Z","deputy":"deputy-01","end":"2026-11-25T02:50:00.000Z","issued_by_county":false,"number":"B003","person_key":"c0ffee","start":"2026-11-25T02:30:00.000Z","state":"booked"}');
INSERT INTO record VALUES(3,'room-017',3,'00000000-0000-4000-8000-000000000003','ticket','2026-11-25T01:30:03.000Z','2026-11-27T02:29:55.323Z','{"appointment_id":"00000000-0000-4000-8000-000000000008","calls":0,"check_in_id":"00000000-0000-4000-8000-000000000007","day":"2026-11-25","deputy":"deputy-01","issued_at":"2026-11-25T01:30:00.000Z","number":"A012","state":"waiting","ticket_id":"00000000-0000-4000-8000-0000000f4243"}');
INSERT INTO record VALUES(4,'room-017',4,'00000000-0000-4000-8000-000000000004','reception','2026-11-25T01:30:04.000Z','2026-11-27T02:29:55.323Z','{"begun_at":"2026-11-25T01:30:00.000Z","check_in_id":"00000000-0000-4000-8000-000000000007","confidential":false,"correction":{"at":"2026-11-25T02:30:00.000Z","deputy":"deputy-01","reason":"补充内容"},"deputy":"deputy-01","earlier_deputies":["deputy-02"],"ended_at":"2026-11-25T01:45:00.000Z","interpreter":false,"language":"zh","opinions":["00000000-0000-4000-8000-00000000000a"],"present":["family"],"reception_id":"00000000-0000-4000-8000-0000000f4244","signatures":{"deputy":{"at":"2026-11-25T01:30:00.000Z","declined":"cannot_write"},"visitor":{"at":"2026-11-25T01:30:00.000Z","lines":[[100,200,0,140,260,32]]}},"ticket_id":"00000000-0000-4000-8000-000000000009","version":2}');
INSERT INTO record VALUES(5,'room-017',5,'00000000-0000-4000-8000-000000000005','keeper_call','2026-11-25T01:30:05.000Z','2026-11-27T02:29:55.323Z','{"call_id":"00000000-0000-4000-8000-0000000f4245","called_at":"2026-11-25T01:30:00.000Z","ended_at":"2026-11-25T01:32:00.000Z","from":"citizen","state":"answered"}');
INSERT INTO record VALUES(6,'room-017',6,'00000000-0000-4000-8000-000000000006','opinion','2026-11-25T01:30:06.000Z','2026-11-27T02:29:55.323Z','{"answer":"本周去现场查看。","at":"2026-11-25T01:45:00.000Z","category":"roads-water","check_in_id":"00000000-0000-4000-8000-000000000007","confidential":false,"deputy":"deputy-01","event":"raised","grid_cell":"cell-1","language":"zh","opinion_id":"00000000-0000-4000-8000-0000000f4246","reception_id":"00000000-0000-4000-8000-000000000009","reception_version":1,"route":"station","urgency":"urgent","words":"村口的路灯坏了两个月。"}');
INSERT INTO record VALUES(7,'room-017',7,'00000000-0000-4000-8000-000000000007','chain_event','2026-11-25T01:30:07.000Z','2026-11-27T02:29:55.323Z','{"at":"2026-11-25T03:00:00.000Z","deed":"followed_up","event_id":"00000000-0000-4000-8000-0000000f4247","opinion_id":"00000000-0000-4000-8000-0000000f4246","satisfaction":"fairly"}');
INSERT INTO record VALUES(8,'room-017',8,'00000000-0000-4000-8000-000000000008','activity','2026-11-25T01:30:08.000Z','2026-11-27T02:29:55.323Z','{"activity_id":"00000000-0000-4000-8000-0000000f4248","attendances":[{"at":"2026-11-25T01:30:00.000Z","deputy":"deputy-01"},{"at":"2026-11-25T01:30:00.000Z","deputy":"deputy-02"}],"begun_by":"deputy-02","day":"2026-11-25","kind":"report_and_rating","rating":{"ballots":6,"deputy":"deputy-01","opened_at":"2026-11-25T01:30:00.000Z"},"reporter":"deputy-01","title":{"zh":"代表述职评议会"},"when":{"from":"09:30","to":"11:30"}}');
INSERT INTO record VALUES(9,'room-017',9,'00000000-0000-4000-8000-000000000009','check_in','2026-11-25T01:30:09.000Z','2026-11-27T02:29:55.323Z','{"agreed_at":"2026-11-25T01:30:00.000Z","check_in_id":"00000000-0000-4000-8000-0000000f4249","identified_by":"id_card","language":"zh","name":"测试甲","number":"99999919900101001X","person_key":"c0ffee"}');
INSERT INTO record VALUES(10,'room-017',10,'00000000-0000-4000-8000-00000000000a','appointment','2026-11-25T01:30:10.000Z','2026-11-27T02:29:55.323Z','{"appointment_id":"00000000-0000-4000-8000-0000000f424a","booked_at":"2026-11-25T01:30:00.000Z","deputy":"deputy-01","end":"2026-11-25T02:50:00.000Z","issued_by_county":false,"number":"B003","person_key":"c0ffee","start":"2026-11-25T02:30:00.000Z","state":"booked"}');
INSERT INTO record VALUES(11,'room-017',11,'00000000-0000-4000-8000-00000000000b','ticket','2026-11-25T01:30:11.000Z','2026-11-27T02:29:55.323Z','{"calls":0,"check_in_id":"00000000-0000-4000-8000-000000000007","day":"2026-11-25","deputy":"deputy-01","issued_at":"2026-11-25T01:30:00.000Z","number":"A012","state":"waiting","ticket_id":"00000000-0000-4000-8000-0000000f424b"}');
INSERT INTO record VALUES(12,'room-017',12,'00000000-0000-4000-8000-00000000000c','reception','2026-11-25T01:30:12.000Z','2026-11-27T02:29:55.323Z','{"begun_at":"2026-11-25T01:30:00.000Z","check_in_id":"00000000-0000-4000-8000-000000000007","confidential":false,"correction":{"at":"2026-11-25T02:30:00.000Z","deputy":"deputy-01","reason":"补充内容"},"deputy":"deputy-01","earlier_deputies":["deputy-02"],"ended_at":"2026-11-25T01:45:00.000Z","interpreter":false,"language":"zh","opinions":["00000000-0000-4000-8000-00000000000a"],"present":["family"],"reception_id":"00000000-0000-4000-8000-0000000f424c","signatures":{"deputy":{"at":"2026-11-25T01:30:00.000Z","declined":"cannot_write"},"visitor":{"at":"2026-11-25T01:30:00.000Z","lines":[[100,200,0,140,260,32]]}},"ticket_id":"00000000-0000-4000-8000-000000000009","version":2}');
INSERT INTO record VALUES(13,'room-017',13,'00000000-0000-4000-8000-00000000000d','keeper_call','2026-11-25T01:30:13.000Z','2026-11-27T02:29:55.323Z','{"call_id":"00000000-0000-4000-8000-0000000f424d","called_at":"2026-11-25T01:30:00.000Z","ended_at":"2026-11-25T01:32:00.000Z","from":"citizen","state":"answered"}');
INSERT INTO record VALUES(14,'room-017',14,'00000000-0000-4000-8000-00000000000e','opinion','2026-11-25T01:30:14.000Z','2026-11-27T02:29:55.323Z','{"answer":"本周去现场查看。","at":"2026-11-25T01:45:00.000Z","category":"roads-water","check_in_id":"00000000-0000-4000-8000-000000000007","confidential":false,"deputy":"deputy-01","event":"raised","grid_cell":"cell-1","language":"zh","opinion_id":"00000000-0000-4000-8000-0000000f424e","reception_id":"00000000-0000-4000-8000-000000000009","reception_version":1,"route":"station","urgency":"urgent","words":"村口的路灯坏了两个月。"}');
INSERT INTO record VALUES(15,'room-017',15,'00000000-0000-4000-8000-00000000000f','chain_event','2026-11-25T01:30:15.000Z','2026-11-27T02:29:55.323Z','{"at":"2026-11-25T03:00:00.000Z","deed":"followed_up","event_id":"00000000-0000-4000-8000-0000000f424f","opinion_id":"00000000-0000-4000-8000-0000000f424e","satisfaction":"fairly"}');
INSERT INTO record VALUES(16,'room-017',16,'00000000-0000-4000-8000-000000000010','activity','2026-11-25T01:30:16.000Z','2026-11-27T02:29:55.323Z','{"activity_id":"00000000-0000-4000-8000-0000000f4250","attendances":[{"at":"2026-11-25T01:30:00.000Z","deputy":"deputy-01"},{"at":"2026-11-25T01:30:00.000Z","deputy":"deputy-02"}],"begun_by":"deputy-02","day":"2026-11-25","kind":"report_and_rating","rating":{"ballots":6,"closed_at":"2026-11-25T02:00:00.000Z","closed_by":"deputy-02","deputy":"deputy-01","opened_at":"2026-11-25T01:30:00.000Z","totals":[{"aspect":"contact","words":[4,1,1]}]},"reporter":"deputy-01","title":{"zh":"代表述职评议会"},"when":{"from":"09:30","to":"11:30"}}');
INSERT INTO record VALUES(17,'room-017',17,'00000000-0000-4000-8000-000000000100','appointment','2026-11-25T01:30:02.000Z','2026-11-27T02:29:55.346Z','{"appointment_id":"00000000-0000-4000-8000-000000000200","booked_at":"2026-11-25T01:30:00.000Z","confirmation":"asked","deputy":"deputy-01","end":"2026-11-27T01:20:00.000Z","issued_by_county":false,"number":"B003","person_key":"c0ffee","start":"2026-11-27T01:00:00.000Z","state":"booked"}');
INSERT INTO record VALUES(18,'room-017',18,'00000000-0000-4000-8000-000000000101','appointment','2026-11-25T01:30:02.000Z','2026-11-27T02:29:55.356Z','{"appointment_id":"00000000-0000-4000-8000-000000000201","booked_at":"2026-11-25T01:30:00.000Z","confirmation":"asked","deputy":"deputy-01","end":"2026-11-27T01:20:00.000Z","issued_by_county":false,"number":"B003","person_key":"c0ffee","start":"2026-11-27T01:00:00.000Z","state":"booked"}');
CREATE TABLE refused_record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    UNIQUE (station, sequence, id, body)
);
INSERT INTO refused_record VALUES(1,'room-017',1,'00000000-0000-4000-8000-000000000001','check_in','2026-11-25T01:30:01.000Z','2026-11-27T02:29:55.335Z','{"agreed_at":"2026-11-25T01:30:00.000Z","check_in_id":"00000000-0000-4000-8000-0000000f4241","identified_by":"id_card","language":"zh","name":"测试乙","number":"99999919900101001X","person_key":"c0ffee"}','this id is stored with another content');
CREATE TABLE issued_appointment (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL,
    deputy    TEXT NOT NULL,
    start     TEXT NOT NULL,
    end       TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL
);
INSERT INTO issued_appointment VALUES('52afe713-a894-4209-b0b0-4b6645c99578','room-017','deputy-01','2090-01-01T01:30:00.000Z','2090-01-01T01:50:00.000Z','command line','2026-11-27T02:29:55.454Z');
CREATE TABLE sheet (
    station  TEXT NOT NULL REFERENCES station(id),
    id       TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    bytes    INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    whole_at TEXT,                     -- NULL: parts are missing
    PRIMARY KEY (station, id)
);
INSERT INTO sheet VALUES('room-017','00000000-0000-4000-8000-000000000400','40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880',256,'2026-11-27T02:29:55.559Z','2026-11-27T02:29:55.564Z');
CREATE TABLE sheet_part (
    station TEXT NOT NULL,
    sheet   TEXT NOT NULL,
    offset  INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (station, sheet, offset),
    FOREIGN KEY (station, sheet) REFERENCES sheet(station, id)
);
INSERT INTO sheet_part VALUES('room-017','00000000-0000-4000-8000-000000000400',0,X'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f60616263');
INSERT INTO sheet_part VALUES('room-017','00000000-0000-4000-8000-000000000400',100,X'6465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
CREATE TABLE opinion (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL REFERENCES station(id),
    raised_at TEXT NOT NULL,
    route     TEXT NOT NULL,
    category  TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
);
INSERT INTO opinion VALUES('00000000-0000-4000-8000-0000000f4246','room-017','2026-11-25T01:45:00.000Z','station','roads-water',0);
INSERT INTO opinion VALUES('00000000-0000-4000-8000-0000000f424e','room-017','2026-11-25T01:45:00.000Z','station','roads-water',0);
CREATE TABLE chain_event (
    station    TEXT NOT NULL REFERENCES station(id),
    number     INTEGER NOT NULL,       -- of this station, without a gap: given under the one write lock
    id         TEXT NOT NULL UNIQUE,
    opinion    TEXT NOT NULL,
    body       TEXT NOT NULL,
    entered_by TEXT NOT NULL,          -- a member of staff; empty: the station's kiosk
    entered_at TEXT NOT NULL,
    PRIMARY KEY (station, number)
);
INSERT INTO chain_event VALUES('room-017',1,'00000000-0000-4000-8000-0000000f4247','00000000-0000-4000-8000-0000000f4246','{"at":"2026-11-25T03:00:00.000Z","deed":"followed_up","event_id":"00000000-0000-4000-8000-0000000f4247","opinion_id":"00000000-0000-4000-8000-0000000f4246","satisfaction":"fairly"}','','2026-11-27T02:29:55.323Z');
INSERT INTO chain_event VALUES('room-017',2,'00000000-0000-4000-8000-0000000f424f','00000000-0000-4000-8000-0000000f424e','{"at":"2026-11-25T03:00:00.000Z","deed":"followed_up","event_id":"00000000-0000-4000-8000-0000000f424f","opinion_id":"00000000-0000-4000-8000-0000000f424e","satisfaction":"fairly"}','','2026-11-27T02:29:55.323Z');
INSERT INTO chain_event VALUES('room-017',3,'1e05bba9-3cc5-4de3-9881-8b27dfb07651','00000000-0000-4000-8000-0000000f4246','{"at":"2026-11-27T02:29:55.550Z","deed":"assigned","event_id":"1e05bba9-3cc5-4de3-9881-8b27dfb07651","office":"水务局","opinion_id":"00000000-0000-4000-8000-0000000f4246"}','clerk','2026-11-27T02:29:55.550Z');
CREATE TABLE slot_claim (
    appointment TEXT PRIMARY KEY,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL
);
INSERT INTO slot_claim VALUES('00000000-0000-4000-8000-000000000200','room-017','deputy-01','2026-11-27T01:00:00.000Z','2026-11-27T01:20:00.000Z');
INSERT INTO slot_claim VALUES('52afe713-a894-4209-b0b0-4b6645c99578','room-017','deputy-01','2090-01-01T01:30:00.000Z','2090-01-01T01:50:00.000Z');
CREATE TABLE slot_word (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment TEXT NOT NULL,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL,
    verdict     TEXT NOT NULL           -- given, refused, released
);
INSERT INTO slot_word VALUES(1,'00000000-0000-4000-8000-000000000200','room-017','deputy-01','2026-11-27T01:00:00.000Z','2026-11-27T01:20:00.000Z','given');
INSERT INTO slot_word VALUES(2,'00000000-0000-4000-8000-000000000201','room-017','deputy-01','2026-11-27T01:00:00.000Z','2026-11-27T01:20:00.000Z','refused');
INSERT INTO slot_word VALUES(3,'52afe713-a894-4209-b0b0-4b6645c99578','room-017','deputy-01','2090-01-01T01:30:00.000Z','2090-01-01T01:50:00.000Z','given');
CREATE TABLE slot_hold (
    station     TEXT PRIMARY KEY,       -- one glass, one citizen who decides
    appointment TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL,
    until       TEXT NOT NULL
);
INSERT INTO slot_hold VALUES('room-017','00000000-0000-4000-8000-000000000300','deputy-01','2026-11-27T03:00:00.000Z','2026-11-27T03:20:00.000Z','2026-11-27T02:34:55.365Z');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('record',18);
INSERT INTO sqlite_sequence VALUES('refused_record',1);
INSERT INTO sqlite_sequence VALUES('slot_word',3);
CREATE INDEX record_by_kind ON record (station, kind, row);
CREATE INDEX opinion_by_station ON opinion (station, raised_at);
CREATE INDEX chain_event_by_opinion ON chain_event (opinion, number);
CREATE INDEX slot_claim_by_deputy ON slot_claim (deputy, start);
CREATE INDEX slot_word_by_appointment ON slot_word (appointment, number);
COMMIT;
