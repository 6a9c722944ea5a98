/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/ledger/ledger_parts.h"
#include "core/model/submission.h"

char *
ledger_find_run(Ledger *ledger, const char *key)
{
    return ledger_parts_one_text(ledger, "SELECT head_before FROM record JOIN run USING (seq) WHERE key = ?", "s", key);
}

static void
record_manifest(Ledger *ledger, int64_t record, const Submission *s)
{
    if (ledger_parts_one_number(ledger, "SELECT count(*) FROM manifest WHERE partner = ? AND sha256 = ?", 0, "ss", s->partner,
                                s->manifest->sha256) > 0)
        return;
    gsize size = 0;
    const char *bytes = g_bytes_get_data(s->manifest_bytes, &size);
    g_autofree char *body = g_strndup(bytes, size);
    ledger_parts_run(ledger, "INSERT INTO manifest VALUES (?, ?, ?, ?)", "isss", record, s->partner, s->manifest->sha256, body);
}

static void
record_input(Ledger *ledger, int64_t record, const Submission *s, const SubmissionInput *in)
{
    const Manifest *m = s->manifest;
    ledger_parts_run(ledger, "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "issssssisssiii", record,
                     s->partner, m ? m->id : "", m ? m->version : "", m ? m->library_sha256 : "", m ? m->sha256 : "",
                     s->sha256, (int64_t)s->failure, in ? in->id : "", in ? in->file : "", in ? in->sha256 : "",
                     in ? in->rows : (int64_t)0, in ? in->used : (int64_t)0, in ? in->rejected : (int64_t)0);
}

/* Behind which layers the numbers were computed, and what the plug-in was refused; how often stays in the office. */
static void
record_sandbox(Ledger *ledger, int64_t record, const Submission *s)
{
    const SandboxRefusal *refusals = (const SandboxRefusal *)(const void *)s->refusals->data;
    g_autofree char *layers = sandbox_layers_names(s->layers);
    g_autofree char *calls = sandbox_refusals_calls(refusals, s->refusals->len);
    g_autofree char *words = sandbox_refusals_words(refusals, s->refusals->len);
    ledger_parts_run(ledger, "INSERT INTO sandbox VALUES (?, ?, ?, ?, ?, ?)", "isssss", record, s->partner, s->manifest ? s->manifest->id : "",
                     layers, calls, words);
}

static void
record_submissions(Ledger *ledger, int64_t record, const GPtrArray *submissions)
{
    for (guint i = 0; i < submissions->len; i++) {
        const Submission *s = submissions->pdata[i];
        if (!s)
            continue;
        if (s->manifest)
            record_manifest(ledger, record, s);
        if (*s->signer)
            ledger_parts_run(ledger, "INSERT INTO signature VALUES (?, ?, ?, ?, ?, '', ?, ?, '')", "issssss", record,
                             s->sealed ? "sealed submission" : "submission", s->partner, "", s->signer, s->programme, s->sha256);
        if (s->layers)
            record_sandbox(ledger, record, s);
        if (s->inputs->len == 0)
            record_input(ledger, record, s, NULL);
        for (guint k = 0; k < s->inputs->len; k++)
            record_input(ledger, record, s, s->inputs->pdata[k]);
    }
}

static char *
number_text(const Indicator *definition, const Actual *actual)
{
    Decimal number;
    return actual_decimal(definition, actual, &number) ? decimal_text(number) : g_strdup("");
}

/* One statement for tens of thousands of rows. */
static void
record_cell(Ledger *ledger, sqlite3_stmt *insert, const ActualIndicator *a, const Actual *inner, const Actual *printed)
{
    g_autofree char *text = number_text(a->definition, printed), *inner_text = number_text(a->definition, inner);
    char value[40] = "";
    if (printed->has_value)
        g_ascii_formatd(value, sizeof value, "%.17g", printed->value);
    sqlite3_bind_text(insert, 10, observation_status_name(printed->status), -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 11, text, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert, 12, printed->numerator);
    sqlite3_bind_int64(insert, 13, printed->denominator);
    sqlite3_bind_text(insert, 14, value, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert, 15, printed->held);
    sqlite3_bind_int64(insert, 16, printed->subjects);
    sqlite3_bind_text(insert, 17, observation_status_name(inner->status), -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 18, inner_text, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert, 19, inner->numerator);
    sqlite3_bind_int64(insert, 20, inner->denominator);
    sqlite3_bind_int64(insert, 21, inner->subjects);
    ledger_parts_step(ledger, insert);
    sqlite3_reset(insert);
}

static void
record_table(Ledger *ledger, sqlite3_stmt *insert, const LedgerRun *run, guint i, size_t w, size_t t)
{
    const ActualIndicator *inner = run->actuals->indicators->pdata[i], *printed = run->printable->indicators->pdata[i];
    const Window *window = &run->actuals->windows->windows[w];
    g_autofree char *table = actual_table_name(inner, t);
    sqlite3_bind_text(insert, 2, ((const Partner *)run->plan->partners->pdata[inner->partner])->id, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 3, inner->definition->code, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 4, inner->definition->definition_version, -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 5, window->id, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert, 6, window->first);
    sqlite3_bind_int64(insert, 7, window->last);
    sqlite3_bind_text(insert, 8, table, -1, SQLITE_TRANSIENT);
    for (size_t c = 0; c < inner->n_cells[t]; c++) {
        g_autofree char *cell = actual_cell_name(inner, t, c);
        sqlite3_bind_text(insert, 9, cell, -1, SQLITE_TRANSIENT);
        record_cell(ledger, insert, inner, &actual_cells(inner, w, t)[c], &actual_cells(printed, w, t)[c]);
    }
}

/* Totals of every window, breakdowns of those that end with the reporting quarter: what the report prints, and more. */
static void
record_actuals(Ledger *ledger, int64_t record, const LedgerRun *run)
{
    const WindowSet *windows = run->actuals->windows;
    sqlite3_stmt *insert = ledger_parts_prepare(ledger, "INSERT INTO actual VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                                " ?, ?, ?, ?, ?, ?, ?)", "i", record);
    for (guint i = 0; insert && i < run->actuals->indicators->len; i++) {
        const ActualIndicator *a = run->actuals->indicators->pdata[i];
        for (size_t w = 0; w < windows->n_windows; w++) {
            bool broken_down = windows->windows[w].last == windows->report_quarter;
            for (size_t t = 0; actual_cells(a, w, 0) && t < (broken_down ? a->n_tables : 1); t++)
                record_table(ledger, insert, run, i, w, t);
        }
    }
    sqlite3_finalize(insert);
}

bool
ledger_record(Ledger *ledger, const LedgerRun *run, FindingList *findings)
{
    int64_t record = ledger_parts_next(ledger);
    char as_of[16];
    period_format_day(run->as_of_day, as_of);
    ledger_parts_run(ledger, "PRAGMA defer_foreign_keys = ON", "");
    ledger_parts_run(ledger, "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "isssssssii", record, run->key,
                     run->plan->id, as_of, run->software, run->plan->sha256, run->publication_sha256, run->printed_sha256,
                     (int64_t)run->complete, run->changes);
    record_submissions(ledger, record, run->submissions);
    record_actuals(ledger, record, run);
    ledger_parts_targets(ledger, record, run->plan);
    ledger_parts_chain(ledger, record, "run", run->period);
    if (ledger->failed)
        ledger_parts_complain(ledger, findings);
    return !ledger->failed;
}
