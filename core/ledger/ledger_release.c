/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/ledger/ledger_parts.h"

/* Periods of one calendar, written FY2026Q3, sort as text in the order of time. */
#define LATEST_RELEASES \
    "SELECT max(r.seq) AS seq FROM record r WHERE r.kind = 'release' AND r.period <= ?" \
    " AND r.seq NOT IN (SELECT release FROM withdrawal) GROUP BY r.period"

static char *
persons_of(Ledger *ledger, int64_t record)
{
    char *persons = ledger_parts_one_text(
        ledger, "SELECT group_concat(person, ', ') FROM (SELECT person FROM approval WHERE seq = ? ORDER BY rowid)", "i", record);
    return persons ? persons : g_strdup("");
}

LedgerRelease *
ledger_release(Ledger *ledger, const char *period)
{
    int64_t record = ledger_parts_one_number(ledger, "SELECT max(seq) FROM record WHERE kind = 'release' AND period = ?"
                                             " AND seq NOT IN (SELECT release FROM withdrawal)", 0,
                                             "s", period);
    if (record <= 0)
        return NULL;
    LedgerRelease *release = g_new0(LedgerRelease, 1);
    release->record = record;
    release->printed_sha256 = ledger_parts_one_text(ledger, "SELECT printed_sha256 FROM release WHERE seq = ?", "i", record);
    release->reason = ledger_parts_one_text(ledger, "SELECT reason FROM release WHERE seq = ?", "i", record);
    release->persons = persons_of(ledger, record);
    return release;
}

void
ledger_release_free(LedgerRelease *release)
{
    if (!release)
        return;
    g_free(release->printed_sha256);
    g_free(release->reason);
    g_free(release->persons);
    g_free(release);
}

char *
ledger_release_state(Ledger *ledger, const Calendar *calendar, Quarter last)
{
    char period[16];
    calendar_format_quarter(calendar, last, period);
    char *state = ledger_parts_one_text(ledger, "SELECT group_concat(seq) FROM (" LATEST_RELEASES " ORDER BY seq)", "s", period);
    return state ? state : g_strdup("");
}

static Released
released_of_row(const Calendar *calendar, sqlite3_stmt *row)
{
    Released r = {
        .indicator = g_strdup(ledger_parts_text(row, 0)),
        .definition_version = g_strdup(ledger_parts_text(row, 1)),
        .window = g_strdup(ledger_parts_text(row, 2)),
        .first = (Quarter)sqlite3_column_int64(row, 3),
        .last = (Quarter)sqlite3_column_int64(row, 4),
        .table = g_strdup(ledger_parts_text(row, 5)),
        .cell = g_strdup(ledger_parts_text(row, 6)),
        .text = g_strdup(ledger_parts_text(row, 8)),
        .printed = {.numerator = sqlite3_column_int64(row, 9), .denominator = sqlite3_column_int64(row, 10),
                    .subjects = sqlite3_column_int64(row, 12), .estimate = -1},
    };
    ObservationStatus status = STATUS_NOT_REPORTED;
    observation_status_parse(ledger_parts_text(row, 7), &status);
    r.printed.status = (uint8_t)status;
    const char *value = ledger_parts_text(row, 11);
    r.printed.has_value = *value != '\0';
    r.printed.value = r.printed.has_value ? g_ascii_strtod(value, NULL) : 0;
    calendar_parse_quarter(calendar, ledger_parts_text(row, 13), &r.period);
    period_parse_day(ledger_parts_text(row, 14), &r.as_of_day);
    return r;
}

ReleasedSet *
ledger_released(Ledger *ledger, const Calendar *calendar, Quarter last)
{
    char period[16];
    calendar_format_quarter(calendar, last, period);
    ReleasedSet *set = released_set_new();
    sqlite3_stmt *rows = ledger_parts_prepare(
        ledger, "SELECT a.indicator, a.definition_version, a.period_window, a.first, a.last, a.breakdown, a.cell, a.status,"
        " a.text, a.numerator, a.denominator, a.value, a.subjects, r.period, run.as_of"
        " FROM record r JOIN release USING (seq) JOIN run ON run.seq = release.run JOIN actual a ON a.seq = release.run"
        " WHERE r.seq IN (" LATEST_RELEASES ") ORDER BY r.period, a.rowid", "s", period);
    while (ledger_parts_step(ledger, rows))
        released_set_add(set, released_of_row(calendar, rows));
    sqlite3_finalize(rows);
    return set;
}

static bool
two_persons(const char *const *persons)
{
    return persons && persons[0] && *persons[0] && persons[1] && *persons[1] && strcmp(persons[0], persons[1]) != 0;
}

static bool
may_seal(Ledger *ledger, const char *period, int64_t run, const char *reason, FindingList *findings)
{
    if (run <= 0) {
        finding_add(findings, 6035, "", 0, period, NULL);
        return false;
    }
    g_autoptr(LedgerRelease) release = ledger_release(ledger, period);
    g_autofree char *printed = ledger_parts_one_text(ledger, "SELECT printed_sha256 FROM run WHERE seq = ?", "i", run);
    if (release && strcmp(release->printed_sha256, printed) == 0) {
        finding_add(findings, 6038, "", 0, period, NULL);
        return false;
    }
    int64_t changes = ledger_parts_one_number(ledger, "SELECT changes FROM run WHERE seq = ?", 0, "i", run);
    if (!*reason && (changes > 0 || release)) {
        finding_add(findings, 6037, "", 0, period, NULL);
        return false;
    }
    if (ledger_parts_one_number(ledger, "SELECT complete FROM run WHERE seq = ?", 1, "i", run) == 0) {
        finding_add(findings, 6041, "", 0, period, NULL);
        finding_list_soften(findings, finding_list_size(findings) - 1, FINDING_WARNING);
    }
    return true;
}

bool
ledger_seal(Ledger *ledger, const char *period, const char *const *persons, const char *reason, FindingList *findings)
{
    if (!two_persons(persons)) {
        finding_add(findings, 6036, "", 0, NULL);
        return false;
    }
    int64_t run = ledger_parts_one_number(ledger, "SELECT max(seq) FROM record WHERE kind = 'run' AND period = ?", 0, "s", period);
    if (!may_seal(ledger, period, run, reason ? reason : "", findings))
        return false;
    int64_t record = ledger_parts_next(ledger);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    ledger_parts_run(ledger, "INSERT INTO release SELECT ?, seq, printed_sha256, ? FROM run WHERE seq = ?", "isi", record,
                     reason ? reason : "", run);
    for (; *persons; persons++)
        ledger_parts_run(ledger, "INSERT INTO approval VALUES (?, ?)", "is", record, *persons);
    ledger_parts_chain(ledger, record, "release", period);
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed;
}
