/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger_schema.h"

#define ONLY_APPENDED(table) \
    "CREATE TRIGGER " table "_stays BEFORE UPDATE ON " table " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;" \
    "CREATE TRIGGER " table "_is_kept BEFORE DELETE ON " table " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;"

static const char VERSION_1[] =
    "CREATE TABLE record(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, period TEXT NOT NULL,"
    " head_before TEXT NOT NULL, head TEXT NOT NULL, link TEXT NOT NULL) STRICT;"
    "CREATE TABLE run(seq INTEGER NOT NULL REFERENCES record, key TEXT NOT NULL UNIQUE, programme TEXT NOT NULL,"
    " as_of TEXT NOT NULL, software TEXT NOT NULL, plan_sha256 TEXT NOT NULL, publication_sha256 TEXT NOT NULL,"
    " printed_sha256 TEXT NOT NULL, complete INTEGER NOT NULL, changes INTEGER NOT NULL) STRICT;"
    "CREATE TABLE input(seq INTEGER NOT NULL REFERENCES record, partner TEXT NOT NULL, plugin TEXT NOT NULL,"
    " plugin_version TEXT NOT NULL, plugin_sha256 TEXT NOT NULL, manifest_sha256 TEXT NOT NULL,"
    " submission_sha256 TEXT NOT NULL, failure INTEGER NOT NULL, id TEXT NOT NULL, file TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, n_rows INTEGER NOT NULL, used INTEGER NOT NULL, rejected INTEGER NOT NULL) STRICT;"
    "CREATE TABLE manifest(seq INTEGER NOT NULL REFERENCES record, partner TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " body TEXT NOT NULL) STRICT;"
    "CREATE TABLE actual(seq INTEGER NOT NULL REFERENCES record, partner TEXT NOT NULL, indicator TEXT NOT NULL,"
    " definition_version TEXT NOT NULL, period_window TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
    " breakdown TEXT NOT NULL, cell TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL, numerator INTEGER NOT NULL,"
    " denominator INTEGER NOT NULL, value TEXT NOT NULL, held INTEGER NOT NULL, subjects INTEGER NOT NULL,"
    " inner_status TEXT NOT NULL, inner_text TEXT NOT NULL, inner_numerator INTEGER NOT NULL,"
    " inner_denominator INTEGER NOT NULL, inner_subjects INTEGER NOT NULL) STRICT;"
    "CREATE TABLE release(seq INTEGER NOT NULL REFERENCES record, run INTEGER NOT NULL REFERENCES record,"
    " printed_sha256 TEXT NOT NULL, reason TEXT NOT NULL) STRICT;"
    "CREATE TABLE approval(seq INTEGER NOT NULL REFERENCES record, person TEXT NOT NULL) STRICT;"
    "CREATE INDEX actual_of_run ON actual(seq, indicator);"
    "CREATE INDEX record_of_period ON record(kind, period);"
    ONLY_APPENDED("record") ONLY_APPENDED("run") ONLY_APPENDED("input") ONLY_APPENDED("manifest")
    ONLY_APPENDED("actual") ONLY_APPENDED("release") ONLY_APPENDED("approval")
    "PRAGMA user_version = 1;";

static const char VERSION_2[] =
    "CREATE TABLE target(seq INTEGER NOT NULL REFERENCES record, indicator TEXT NOT NULL, period_window TEXT NOT NULL,"
    " target TEXT NOT NULL, approved_on TEXT NOT NULL, approved_by TEXT NOT NULL) STRICT;"
    "CREATE TABLE sendback(seq INTEGER NOT NULL REFERENCES record, partner TEXT NOT NULL, person TEXT NOT NULL,"
    " reason TEXT NOT NULL) STRICT;"
    "CREATE TABLE withdrawal(seq INTEGER NOT NULL REFERENCES record, release INTEGER NOT NULL REFERENCES record,"
    " person TEXT NOT NULL, reason TEXT NOT NULL) STRICT;"
    "CREATE INDEX target_of_window ON target(indicator, period_window);"
    ONLY_APPENDED("target") ONLY_APPENDED("sendback") ONLY_APPENDED("withdrawal")
    "PRAGMA user_version = 2;";

static const char VERSION_3[] =
    "CREATE TABLE trust(seq INTEGER NOT NULL REFERENCES record, subject TEXT NOT NULL, action TEXT NOT NULL, day TEXT NOT NULL,"
    " id TEXT NOT NULL, version TEXT NOT NULL, evidence TEXT NOT NULL, key TEXT NOT NULL, person TEXT NOT NULL) STRICT;"
    ONLY_APPENDED("trust")
    "PRAGMA user_version = 3;";

static const char VERSION_4[] =
    "CREATE TABLE signature(seq INTEGER NOT NULL REFERENCES record, role TEXT NOT NULL, who TEXT NOT NULL, day TEXT NOT NULL,"
    " key TEXT NOT NULL, public_key TEXT NOT NULL, programme TEXT NOT NULL, subject TEXT NOT NULL, signature TEXT NOT NULL) STRICT;"
    ONLY_APPENDED("signature")
    "PRAGMA user_version = 4;";

static const char VERSION_5[] =
    "CREATE TABLE sandbox(seq INTEGER NOT NULL REFERENCES record, partner TEXT NOT NULL, plugin TEXT NOT NULL, layers TEXT NOT NULL,"
    " calls TEXT NOT NULL, refusals TEXT NOT NULL) STRICT;"
    ONLY_APPENDED("sandbox")
    "PRAGMA user_version = 5;";

const char *const LEDGER_STEPS[LEDGER_VERSION] = {VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5};

/* What hangs on a submission (its digest, the key made of it, exact row counts) follows hidden counts: it is inner. */
const LedgerContent LEDGER_CONTENTS[] = {
    {"run", "programme, as_of, software, plan_sha256, publication_sha256, printed_sha256, complete, changes", "key", false},
    {"input", "partner, plugin, plugin_version, plugin_sha256, manifest_sha256, failure, id, file, sha256",
     "submission_sha256, n_rows, used, rejected", false},
    {"manifest", "partner, sha256, body", "seq", false},
    {"actual", "partner, indicator, definition_version, period_window, first, last, breakdown, cell, status, text, numerator,"
     " denominator, value, held", "subjects, inner_status, inner_text, inner_numerator, inner_denominator, inner_subjects", false},
    {"release", "run, printed_sha256, reason", "seq", false},
    {"approval", "person", "seq", false},
    {"target", "indicator, period_window, target, approved_on, approved_by", "seq", true},
    {"sendback", "partner, person, reason", "seq", true},
    {"withdrawal", "release, person, reason", "seq", true},
    {"signature", "role, who, day, key", "public_key, programme, subject, signature", true},
    {"sandbox", "partner, plugin, layers, calls", "refusals", true},
    {"trust", "subject, action, day, id, version, evidence, key, person", "seq", true},
};
const unsigned LEDGER_N_CONTENTS = sizeof LEDGER_CONTENTS / sizeof *LEDGER_CONTENTS;
