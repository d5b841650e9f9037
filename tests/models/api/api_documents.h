// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Complete responses in the form of the API contract, with nulls and unknown members.
namespace poolhouse::test::documents {

inline const QByteArray account = R"({"id":"01234567-89ab-cdef-0123-456789abcdef","email":"ops@example.com",
 "name":null,"two_factor_authentication":true,"suspended_at":null,"delinquent_at":null})";

inline const QByteArray rateLimits = R"({"remaining":4321})";

inline const QByteArray apps = R"([{"id":"a1","name":"example-app","maintenance":false,"region":{"name":"eu"},
 "space":null,"team":null,"owner":{"email":"ops@example.com"},"created_at":"2026-01-01T00:00:00Z"},
 {"id":"a2","name":"catalog-api"}])";

inline const QByteArray addons = R"([{"id":"c1","name":"postgresql-rectangular-12345",
 "app":{"id":"a1","name":"example-app"},"addon_service":{"id":"s1","name":"heroku-postgresql"},
 "plan":{"id":"p1","name":"heroku-postgresql:advanced","price":{"cents":0,"unit":"month"},"compliance":null},
 "state":"provisioned","config_vars":["DATABASE_URL"],"provider_id":"x","billed_price":null,"actions":[],
 "web_url":null,"created_at":"2026-06-22T08:28:00Z","updated_at":"2026-06-22T08:28:00Z"}])";

inline const QByteArray attachments = R"([{"id":"t1","name":"DATABASE_ANALYTICS",
 "namespace":"role:u0|proxy:false|pool:analytics","app":{"id":"a1","name":"example-app"},
 "addon":{"id":"c1","name":"postgresql-rectangular-12345","app":{"id":"a1","name":"example-app"},
 "plan":{"id":"p1","name":"heroku-postgresql:advanced"}},"config_vars":["DATABASE_ANALYTICS_URL"],"web_url":null}])";

inline const QByteArray levels =
    R"({"items":[{"name":"4G-Performance","vcpu":2,"memory_in_gb":4,"connection_limit":380},
 {"name":"8G-Performance","vcpu":2,"memory_in_gb":8.5,"connection_limit":800,"beta":true}]})";

inline const QByteArray pricing = R"({"advanced":{
 "instance-4G":{"billing_period":"month","billing_unit":"compute","product_description":"4G-Performance","rate":15000},
 "instance-64G":{"billing_period":"month","billing_unit":"compute","product_description":"64G-Performance",
  "rate":180000,"illustrative":true},
 "storage-optimized":{"billing_period":"month","billing_unit":"gigabyte","included_units":100,
  "product_description":"Storage","rate":20}}})";

inline const QByteArray waitStatus = R"({"waiting":true,"message":"Modifying"})";

inline const QByteArray info = R"({"addon":{"id":"c1","name":"postgresql-rectangular-12345"},
 "app":{"id":"a1","name":"example-app"},"created_at":"2026-06-22T08:28:00Z",
 "features":{"rollback":{"enabled":true,"earliest_time":"","latest_time":null},"fork":{"enabled":true}},
 "forked_from":{"id":"c0","name":"postgresql-source-1"},
 "plan_limits":[{"name":"storage-limit-in-gb","current":24.5,"limit":128000},
  {"name":"table-limit","current":12,"limit":4000}],
 "quotas":[{"type":"storage","current_gb":24.5,"warning_gb":80,"critical_gb":90,"enforcement_action":"notify",
  "enforcement_active":true}],
 "region":"eu","status":"available","tier":"advanced","version":"17.5",
 "pools":[{"id":"p1","name":"leader","status":"available","expected_count":2,"expected_level":"8G-Performance",
  "expected_connection_limit":800,"connections_used":310,
  "compute_instances":[{"id":"i1","name":"i1","level":"8G-Performance","role":"leader","status":"up",
   "updated_at":"2026-06-22T08:28:00Z"}],
  "endpoints":[{"host":"h.example.com","port":5432,"status":"available"}],
  "metrics_sources":{"cluster":null,"database":null,"leader":null},"wait_status":{"message":"Busy","waiting":true}},
  {"id":"p2","name":"analytics","status":"modifying","expected_count":3,"expected_level":"4G-Performance",
  "expected_connection_limit":1140,"connections_used":17,"compute_instances":[],"endpoints":[],
  "metrics_sources":{"cluster":"m","database":null,"leader":null},"wait_status":{"message":null,"waiting":false}}]})";

} // namespace poolhouse::test::documents
