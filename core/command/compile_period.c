/* SPDX-License-Identifier: Apache-2.0 */
/* One line a step: each takes what the one before made, and nothing goes back. */
#include "core/command/compile_period.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/command/compile_approved.h"
#include "core/command/compile_memory.h"
#include "core/command/compile_submissions.h"
#include "core/command/office.h"
#include "core/command/office_trust.h"
#include "core/document/plan_read.h"
#include "core/document/publication_write.h"
#include "core/ledger/ledger.h"
#include "core/ledger/ledger_memory.h"
#include "core/ledger/ledger_signature.h"
#include "core/model/plan_keep.h"
#include "core/model/submission.h"
#include "core/protect/protect_publication.h"
#include "core/protect/protect_tables.h"
#include "core/protect/protect_windows.h"
#include "core/protect/witness_proof.h"
#include "core/rule/assess.h"
#include "core/rule/compare.h"
#include "core/rule/rollup.h"
#include "core/rule/rules.h"
#include "core/verify/proof.h"

#define SOFTWARE "hito " HITO_VERSION

/* What one compile holds on to from step to step. */
typedef struct Compile {
    const CompileOrder *order;
    const Plan *plan;
    const GPtrArray *submissions;
    const ActualTable *actuals;
    Ledger *ledger;
    LedgerRelease *release; /* of this period, NULL when it is a draft */
    const GPtrArray *deadlines;
    const GPtrArray *withdrawals; /* of Withdrawal* */
    const GPtrArray *consents; /* of LedgerConsent*, under the numbers of the last run */
    Quarter quarter;
    bool trust_entered; /* approvals were appended that wait for a commit */
    char *key, *head;
} Compile;

/* Everything that the publication is made from; the same key gives the same bytes. */
static char *
key_of(const Compile *c)
{
    char day[16];
    period_format_day(c->order->as_of_day, day);
    g_autofree char *state = ledger_release_state(c->ledger, &c->plan->calendar, c->quarter);
    g_autoptr(GPtrArray) sent_back = ledger_sent_back(c->ledger, c->order->period);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s\n%s\n%s\n%s\n%s\n%s\n", SOFTWARE, c->plan->id, c->plan->sha256, c->order->period, day, state);
    for (guint i = 0; i < sent_back->len; i++)
        g_string_append_printf(text, "sent back %s\n", ((const SendBack *)sent_back->pdata[i])->partner);
    for (guint i = 0; i < c->withdrawals->len; i++)
        g_string_append_printf(text, "withdrawn by %s\n", ((const Withdrawal *)c->withdrawals->pdata[i])->person);
    for (guint i = 0; i < c->consents->len; i++)
        g_string_append_printf(text, "consent %s\n", ((const LedgerConsent *)c->consents->pdata[i])->signature);
    for (guint i = 0; i < c->submissions->len; i++) {
        const Submission *s = c->submissions->pdata[i];
        g_string_append_printf(text, "%s %s %s %s\n", s->partner, s->sha256, s->manifest ? s->manifest->sha256 : "", s->signer);
    }
    char *key = digest_bytes(text->str, text->len);
    g_string_free(text, TRUE);
    return key;
}

/* The numbers alone, as printed: what persons release, whatever else the pages say. */
static char *
printed_digest(const Publication *publication)
{
    g_autoptr(Digest) digest = digest_new();
    for (guint i = 0; i < publication->values->len; i++) {
        const Value *v = publication->values->pdata[i];
        g_autofree char *line = g_strjoin("\t", v->indicator, v->window, v->table, v->cell, measure_name(v->measure),
                                          observation_status_name(v->status), v->text, NULL);
        digest_add(digest, line, strlen(line));
        digest_add(digest, "\n", 1);
    }
    return digest_finish(digest);
}

/* The part of a compile that depends on what is already released. */
typedef struct Made {
    ActualTable *printable;
    GArray *changes;
    FindingList *findings; /* those of the compile so far, and what the printable numbers add */
    Publication *publication;
    char *printed_sha256;
    VerifyProof proof;
} Made;

static void
made_free(Made *made)
{
    if (!made)
        return;
    actual_table_free(made->printable);
    g_array_unref(made->changes);
    finding_list_free(made->findings);
    publication_free(made->publication);
    g_free(made->printed_sha256);
    witness_proof_clear(&made->proof);
    g_free(made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Made, made_free)

static void
append_findings(FindingList *to, const FindingList *from, size_t first)
{
    for (size_t i = first; i < finding_list_size(from); i++)
        finding_add_copy(to, finding_list_peek(from, i), NULL);
}

static Made *
make_publication(const Compile *c, Quarter released_until, bool draft, const FindingList *findings)
{
    Made *made = g_new0(Made, 1);
    g_autoptr(ReleasedSet) released = ledger_released(c->ledger, &c->plan->calendar, released_until);
    made->printable = protect_windows(c->actuals, released, c->plan->threshold);
    protect_tables(c->actuals, released, c->plan->threshold, made->printable, &made->proof);
    made->changes = compare_actuals(made->printable, c->actuals, released);
    g_autoptr(GArray) progress = assess_progress(c->plan, made->printable);
    made->findings = finding_list_new();
    append_findings(made->findings, findings, 0);
    RuleCase one = {.plan = c->plan, .period = c->order->period, .printable = made->printable, .released = released,
                    .changes = made->changes, .progress = progress, .final = !draft};
    rules_check(RULE_PRINTED, &one, made->findings);
    g_autoptr(GPtrArray) target_changes = ledger_target_changes(c->ledger, c->plan, released_until);
    g_autoptr(GPtrArray) sent_back = ledger_sent_back(c->ledger, c->order->period);
    PublicationDraft parts = {
        .plan = c->plan, .submissions = c->submissions, .printable = made->printable, .progress = progress,
        .changes = made->changes, .findings = made->findings, .as_of_day = c->order->as_of_day, .draft = draft,
        .reason = draft ? "" : c->release->reason, .person = draft ? "" : c->release->persons,
        .software = SOFTWARE, .ledger_head = c->head, .target_changes = target_changes, .deadlines = c->deadlines,
        .sent_back = sent_back, .withdrawals = c->withdrawals,
    };
    g_autoptr(GPtrArray) signatures = compile_memory_signatures(c->submissions, NULL, "");
    parts.signatures = signatures;
    made->publication = protect_publication(&parts);
    made->printed_sha256 = printed_digest(made->publication);
    if (c->consents->len > 0) { /* who signed these very numbers can be named only once they are known */
        g_autoptr(GPtrArray) all = compile_memory_signatures(c->submissions, c->consents, made->printed_sha256);
        parts.signatures = all;
        publication_free(made->publication);
        made->publication = protect_publication(&parts);
    }
    return made;
}

/* A period that is released with these very numbers is final. With other numbers it is a draft again, and its own release
 * is one of those that it restates. */
static Made *
make_against_releases(const Compile *c, const FindingList *findings)
{
    if (c->release) {
        Made *made = make_publication(c, c->quarter - 1, false, findings);
        if (strcmp(made->printed_sha256, c->release->printed_sha256) == 0)
            return made;
        made_free(made);
        return make_publication(c, c->quarter, true, findings);
    }
    return make_publication(c, c->quarter - 1, true, findings);
}

/* The proof stays in the office: it holds the true counts. */
static bool
write_proof(const Compile *c, const Made *made, FindingList *findings)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    bool good = stream && proof_write(&made->proof, stream);
    good = stream && fclose(stream) == 0 && good;
    g_autofree char *path = office_proof(c->order->office, c->order->period);
    good = good && office_write(path, text, size, OFFICE_OWNER, findings);
    free(text);
    return good;
}

/* Staged, then recorded, then renamed: whatever stops the program, the next run with the same inputs finds its record and
 * writes the same bytes again. */
static bool
record_and_publish(const Compile *c, const Made *made, bool known, FindingList *findings)
{
    size_t size = 0;
    g_autofree char *bytes = publication_bytes(made->publication, &size);
    g_autofree char *sha256 = digest_bytes(bytes, size);
    g_autofree char *path = office_publication(c->order->office, c->order->period);
    g_autofree char *staged = g_strconcat(path, ".staged", NULL);
    if (!write_proof(c, made, findings) || !office_write(staged, bytes, size, OFFICE_EVERYBODY, findings))
        return false;
    LedgerRun run = {
        .key = c->key, .plan = c->plan, .period = c->order->period, .as_of_day = c->order->as_of_day, .software = SOFTWARE,
        .publication_sha256 = sha256, .printed_sha256 = made->printed_sha256, .complete = made->publication->complete,
        .changes = made->changes->len, .submissions = c->submissions, .actuals = c->actuals, .printable = made->printable,
    };
    if ((!known && !ledger_record(c->ledger, &run, findings)) ||
        ((!known || c->trust_entered) && !ledger_commit(c->ledger, findings))) {
        g_unlink(staged);
        return false;
    }
    return office_publish(staged, path, findings);
}

static void
check_sent(const Compile *c, const GPtrArray *submissions, const ActualTable *actuals, FindingList *findings)
{
    g_autoptr(GPtrArray) manifests = g_ptr_array_new();
    for (guint i = 0; i < submissions->len; i++)
        g_ptr_array_add(manifests, ((const Submission *)submissions->pdata[i])->manifest);
    RuleCase one = {.plan = c->plan, .manifests = manifests, .period = c->order->period, .submissions = submissions,
                    .actuals = actuals};
    rules_check(RULE_SUBMISSION, &one, findings);
    compile_approved(c->order->office, submissions, findings);
    rules_check(RULE_ACTUALS, &one, findings);
    rules_check(RULE_PLAN, &one, findings);
}

static bool
compile_with(Compile *c, FindingList *findings)
{
    g_autoptr(GPtrArray) submissions = compile_submissions(c->plan, c->order, c->ledger, findings);
    g_autoptr(ActualTable) actuals = rollup_actuals(c->plan, submissions, c->quarter);
    if (!actuals) {
        finding_add(findings, 301, "", 0, c->order->period, NULL);
        return false;
    }
    check_sent(c, submissions, actuals, findings);
    g_autoptr(LedgerRelease) release = ledger_release(c->ledger, c->order->period);
    g_autoptr(GPtrArray) deadlines = compile_memory_deadlines(c->plan, c->order->period, c->order->as_of_day, submissions,
                                                              c->ledger, findings);
    g_autoptr(GPtrArray) consents = ledger_consents(c->ledger, c->order->period);
    c->consents = consents;
    g_autoptr(GPtrArray) withdrawals = ledger_withdrawals(c->ledger, c->order->period);
    c->withdrawals = withdrawals;
    c->deadlines = deadlines;
    c->submissions = submissions;
    c->actuals = actuals;
    c->release = release;
    c->key = key_of(c);
    c->head = ledger_find_run(c->ledger, c->key);
    bool known = c->head != NULL;
    if (!known)
        c->head = ledger_head(c->ledger);
    g_autoptr(Made) made = make_against_releases(c, findings);
    append_findings(findings, made->findings, finding_list_size(findings));
    bool done = record_and_publish(c, made, known, findings);
    g_free(c->key);
    g_free(c->head);
    return done;
}

static bool
compile_all(const CompileOrder *order, FindingList *findings)
{
    Compile compile = {.order = order};
    g_autoptr(Plan) plan = plan_read(order->programme, order->period, findings);
    if (!plan || !calendar_parse_quarter(&plan->calendar, order->period, &compile.quarter) ||
        !office_prepare(order->office, findings))
        return false;
    if (order->alone)
        plan_keep_partner(plan, order->alone->partner, order->alone->manifest);
    g_autofree char *path = office_ledger(order->office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, findings);
    compile.plan = plan;
    compile.ledger = ledger;
    compile.trust_entered = ledger && office_trust_enter(order->office, ledger, findings);
    return ledger && compile_with(&compile, findings);
}

/* The publication lists the findings of this compile alone, whatever the caller did before. */
bool
compile_period(const CompileOrder *order, FindingList *findings)
{
    g_autoptr(FindingList) own = finding_list_new();
    bool done = compile_all(order, own);
    append_findings(findings, own, 0);
    return done;
}
