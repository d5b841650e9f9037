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

inline const QByteArray credentials = R"({"items":[
 {"id":"cr1","name":"u2vi1nt40t3mcq","type":"owner","state":"rotating","host":"h.example.com","port":"5432",
  "database":"d6kv","roles":[{"user":"u2vi1nt40t3mcq","password":"p-canary-1","state":"active"},
  {"user":"u2vi1nt40t3mcq-temp","password":"p-canary-2","state":"inactive"}]},
 {"id":"cr2","name":"free cred","type":"additional","state":"active","host":"h.example.com","port":"5432",
  "database":"d6kv","roles":[],"created_at":null}]})";

inline const QByteArray connection = R"({"id":"cr1","name":"u2vi1nt40t3mcq","type":"owner","state":"rotating",
 "host":"h.example.com","port":"5432","database":"d6kv","roles":[
  {"user":"u2vi1nt40t3mcq-temp","password":"p-canary-2","state":"revoked"},
  {"user":"u2vi1nt40t3mcq","password":"p-canary-1","state":"active"}]})";

inline const QByteArray settings = R"({"items":[
 {"name":"log_connections","current":false,"default":true,"reboot_required":false},
 {"name":"log_min_duration_statement","current":2000,"default":2000,"reboot_required":false,"unit":"ms"},
 {"name":"log_statement","current":null,"default":"ddl","reboot_required":false},
 {"name":"auto_explain.log_format","current":"json","default":"text","reboot_required":true}]})";

inline const QByteArray quotas = R"({"items":[{"type":"storage","current_gb":24.5,"warning_gb":80,"critical_gb":null,
 "enforcement_action":"notify","enforcement_active":false}]})";

inline const QByteArray maintenance = R"({"addon":{"attachments":["DATABASE_URL"],"kind":"heroku-postgresql",
 "name":"postgresql-rectangular-12345","plan":"advanced","uuid":"c1","window":"Thursdays 22:00 to Fridays 02:00 UTC"},
 "app":{"name":"example-app","uuid":"a1"},"status":"pending","method":"changeover","reason":"routine_maintenance",
 "scheduled_for":"2026-07-09 22:00:00 +0000","previously_scheduled_for":null,"required_by":"2026-09-14 08:28:00 +0000",
 "server_created_at":"2026-01-01 00:00:00 +0000","started_at":null,"completed_at":null,"duration_seconds":null,
 "window":"Tuesdays 17:30 to 21:30 UTC"})";

inline const QByteArray maintenances = R"({"maintenances":[)" + maintenance + R"(,
 {"addon":{"attachments":[],"kind":"heroku-postgresql","name":"postgresql-rectangular-12345","plan":"advanced",
 "window":null},"app":{"name":"example-app"},"status":"completed","method":"changeover","reason":"routine_maintenance",
 "scheduled_for":"2026-04-09 22:00:00 +0000","previously_scheduled_for":"2026-04-02 22:00:00 +0000",
 "required_by":"2026-06-14 08:28:00 +0000","server_created_at":"2026-01-01 00:00:00 +0000",
 "started_at":"2026-04-09 22:00:05 +0000","completed_at":"2026-04-09 22:03:08 +0000","duration_seconds":"183",
 "window":"Tuesdays 17:30 to 21:30 UTC"}]})";

inline const QByteArray migration =
    R"({"id":"m1","source_id":"s1","target_id":"c1","status":"migrating","status_description":"Copying the data",)"
    R"("auto_promote":true,"cdc_lag":0,"completed":false,"full_load_progress":42,"last_error_message":null,)"
    R"("preassessment_results":[{"name":"source-reachable","result":"passed","description":null,"checked_at":null},)"
    R"({"name":"extensions-available","result":"warning","description":"postgis is older","checked_at":null}],)"
    R"("stop_reason":null,"successful":false,"tables_errored":null})";

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
