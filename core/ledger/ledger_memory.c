/* SPDX-License-Identifier: Apache-2.0 */
#include "core/ledger/ledger_memory.h"

#include <string.h>

#include "core/ledger/ledger_parts.h"
#include "core/model/publication_memory.h"

/* Whose row stands for a target at a record: the last one up to it. */
#define LAST_TARGET "SELECT target FROM target WHERE indicator = ? AND period_window = ? AND seq <= ? ORDER BY rowid DESC LIMIT 1"

static char *
text_of(const Target *target)
{
    return target->waived ? g_strdup("") : decimal_text(target->value);
}

static char *
target_at(Ledger *ledger, const char *indicator, const char *window, int64_t record)
{
    return ledger_parts_one_text(ledger, LAST_TARGET, "ssi", indicator, window, record);
}

/* Targets that the ledger holds and the plan has no longer. */
static void
record_dropped(Ledger *ledger, int64_t record, const Plan *plan)
{
    sqlite3_stmt *rows = ledger_parts_prepare(ledger, "SELECT DISTINCT indicator, period_window FROM target WHERE seq < ?", "i", record);
    while (ledger_parts_step(ledger, rows)) {
        const char *code = ledger_parts_text(rows, 0), *window = ledger_parts_text(rows, 1);
        g_autofree char *before = plan_find_target(plan, code, window) ? NULL : target_at(ledger, code, window, record);
        if (before && *before)
            ledger_parts_run(ledger, "INSERT INTO target VALUES (?, ?, ?, '', '', '')", "iss", record, code, window);
    }
    sqlite3_finalize(rows);
}

void
ledger_parts_targets(Ledger *ledger, int64_t record, const Plan *plan)
{
    for (guint i = 0; i < plan->targets->len; i++) {
        const Target *target = plan->targets->pdata[i];
        g_autofree char *before = target_at(ledger, target->indicator, target->window, record), *now = text_of(target);
        if (before && strcmp(before, now) == 0)
            continue;
        char day[16];
        period_format_day(target->approved_day, day);
        ledger_parts_run(ledger, "INSERT INTO target VALUES (?, ?, ?, ?, ?, ?)", "isssss", record, target->indicator,
                         target->window, now, day, target->approved_by);
    }
    record_dropped(ledger, record, plan);
}

static void
add_change(GPtrArray *changes, const Target *target, const char *before, const char *now)
{
    char day[16];
    period_format_day(target->approved_day, day);
    TargetChange *change = g_new0(TargetChange, 1);
    *change = (TargetChange){g_strdup(target->indicator), g_strdup(target->window), g_strdup(before), g_strdup(now),
                             g_strdup(day), g_strdup(target->approved_by)};
    g_ptr_array_add(changes, change);
}

GPtrArray *
ledger_target_changes(Ledger *ledger, const Plan *plan, Quarter last)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func(target_change_free);
    char period[16];
    calendar_format_quarter(&plan->calendar, last, period);
    int64_t run = ledger_parts_one_number(
        ledger, "SELECT run FROM release JOIN record USING (seq) WHERE period <= ?"
        " AND seq NOT IN (SELECT release FROM withdrawal) ORDER BY period DESC, seq DESC LIMIT 1", 0, "s", period);
    for (guint i = 0; run > 0 && i < plan->targets->len; i++) {
        const Target *target = plan->targets->pdata[i];
        g_autofree char *before = target_at(ledger, target->indicator, target->window, run), *now = text_of(target);
        if (before && strcmp(before, now) != 0)
            add_change(changes, target, before, now);
    }
    return changes;
}

char *
ledger_received(Ledger *ledger, const char *period, const char *partner)
{
    char *day = ledger_parts_one_text(ledger, "SELECT run.as_of FROM input JOIN record USING (seq) JOIN run USING (seq)"
                                      " WHERE period = ? AND partner = ? AND failure = 0 ORDER BY seq LIMIT 1", "ss", period, partner);
    return day ? day : g_strdup("");
}

static bool
finish(Ledger *ledger, int64_t record, const char *kind, const char *period, FindingList *findings)
{
    ledger_parts_chain(ledger, record, kind, period);
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed;
}

bool
ledger_send_back(Ledger *ledger, const char *period, const char *partner, const char *person, const char *reason,
                 FindingList *findings)
{
    int64_t record = ledger_parts_next(ledger);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    ledger_parts_run(ledger, "INSERT INTO sendback VALUES (?, ?, ?, ?)", "isss", record, partner, person, reason);
    return finish(ledger, record, "sendback", period, findings);
}

GPtrArray *
ledger_sent_back(Ledger *ledger, const char *period)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(send_back_free);
    sqlite3_stmt *rows = ledger_parts_prepare(ledger, "SELECT partner, person, reason FROM sendback JOIN record USING (seq)"
                                              " WHERE period = ? ORDER BY seq", "s", period);
    while (ledger_parts_step(ledger, rows)) {
        SendBack *sent = g_new0(SendBack, 1);
        *sent = (SendBack){g_strdup(ledger_parts_text(rows, 0)), g_strdup(ledger_parts_text(rows, 1)),
                           g_strdup(ledger_parts_text(rows, 2))};
        g_ptr_array_add(all, sent);
    }
    sqlite3_finalize(rows);
    return all;
}

bool
ledger_withdraw(Ledger *ledger, const char *period, const char *person, const char *reason, FindingList *findings)
{
    g_autoptr(LedgerRelease) release = ledger_release(ledger, period);
    if (!release) {
        finding_add(findings, 6212, "", 0, period, NULL);
        return false;
    }
    int64_t record = ledger_parts_next(ledger);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    ledger_parts_run(ledger, "INSERT INTO withdrawal VALUES (?, ?, ?, ?)", "iiss", record, release->record, person, reason);
    return finish(ledger, record, "withdrawal", period, findings);
}

GPtrArray *
ledger_withdrawals(Ledger *ledger, const char *period)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(withdrawal_free);
    sqlite3_stmt *rows = ledger_parts_prepare(ledger, "SELECT period, person, reason FROM withdrawal JOIN record USING (seq)"
                                              " WHERE period = ? ORDER BY seq", "s", period);
    while (ledger_parts_step(ledger, rows)) {
        Withdrawal *withdrawal = g_new0(Withdrawal, 1);
        *withdrawal = (Withdrawal){g_strdup(ledger_parts_text(rows, 0)), g_strdup(ledger_parts_text(rows, 1)),
                                   g_strdup(ledger_parts_text(rows, 2))};
        g_ptr_array_add(all, withdrawal);
    }
    sqlite3_finalize(rows);
    return all;
}
