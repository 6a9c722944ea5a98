/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/compile_submissions.h"

#include <string.h>

#include "core/command/intake.h"
#include "core/command/office_trust.h"
#include "core/document/manifest_read.h"

enum { NO_SUBMISSION = 5020, FAILED_RUN = 5021, NOT_BEGUN = 5022 };

static int
partner_index(const Plan *plan, const char *id)
{
    for (guint i = 0; i < plan->partners->len; i++) {
        if (strcmp(((const Partner *)plan->partners->pdata[i])->id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* What makes a readable submission not the one that is wanted. */
static bool
belongs(const Plan *plan, const char *period, const Submission *s, const char *file, FindingList *findings)
{
    const Partner *partner = plan_find_partner(plan, s->partner);
    size_t before = finding_list_size(findings);
    if (strcmp(s->programme, plan->id) != 0)
        finding_add(findings, 5010, file, 0, s->programme, plan->id, NULL);
    else if (!partner)
        finding_add(findings, 5012, file, 0, s->partner, NULL);
    else if (strcmp(s->period, period) != 0)
        finding_add(findings, 5011, file, 0, s->period, period, NULL);
    else if (s->synthetic != plan->synthetic)
        finding_add(findings, 5016, file, 0, NULL);
    else if (s->manifest && strcmp(s->manifest->id, partner->plugin) != 0)
        finding_add(findings, 5015, file, 0, s->manifest->id, partner->plugin, NULL);
    else if (s->windows && s->windows->first_quarter != calendar_quarter_of_day(partner->award_from_day))
        finding_add(findings, 5017, file, 0, NULL);
    return finding_list_size(findings) == before;
}

/* The same bytes twice are one submission; of two, the one that was computed on a later day corrects the other. */
static void
take_second(void **taken, Submission **second, const char *file, FindingList *findings)
{
    Submission *first = *taken;
    if (strcmp(first->sha256, (*second)->sha256) == 0) {
        finding_add(findings, 5204, file, 0, NULL);
    } else if (first->as_of_day == (*second)->as_of_day) {
        finding_add(findings, 5013, file, 0, first->partner, NULL);
    } else {
        char days[2][16];
        bool later = (*second)->as_of_day > first->as_of_day;
        period_format_day(later ? (*second)->as_of_day : first->as_of_day, days[0]);
        period_format_day(later ? first->as_of_day : (*second)->as_of_day, days[1]);
        finding_add(findings, 5203, file, 0, days[0], days[1], NULL);
        if (later) {
            *taken = g_steal_pointer(second);
            submission_free(first);
        }
    }
}

static void
take(const Plan *plan, const CompileOrder *order, const char *path, GPtrArray *submissions, FindingList *findings)
{
    /* What this very office has computed needs no signature. */
    g_autofree char *trust = order->computed_here ? NULL : office_trust(order->office);
    g_autofree char *file = g_path_get_basename(path);
    size_t before = finding_list_size(findings);
    g_autoptr(Submission) s = intake_submission(path, trust, findings);
    int index = s ? partner_index(plan, s->partner) : -1;
    if (index >= 0)
        finding_list_set_partner(findings, s->partner);
    if (s && belongs(plan, order->period, s, file, findings)) {
        if (submissions->pdata[index])
            take_second(&submissions->pdata[index], &s, file, findings);
        else
            submissions->pdata[index] = g_steal_pointer(&s);
    }
    finding_list_set_partner(findings, "");
    finding_list_soften(findings, before, FINDING_ERROR);
}

static Submission *
nothing_from(const Calendar *calendar, const Partner *partner, const char *period, Ledger *ledger, FindingList *findings)
{
    Submission *s = submission_new();
    g_free(s->partner);
    s->partner = g_strdup(partner->id);
    g_free(s->period);
    s->period = g_strdup(period);
    Quarter quarter = 0;
    bool begun = calendar_parse_quarter(calendar, period, &quarter) &&
                 calendar_quarter_period(quarter).to_day > partner->award_from_day;
    s->failure = begun ? NO_SUBMISSION : NOT_BEGUN;
    finding_add(findings, s->failure, "", 0, NULL);
    s->manifest_bytes = ledger_last_manifest(ledger, partner->id);
    if (s->manifest_bytes) {
        gsize size = 0;
        const char *bytes = g_bytes_get_data(s->manifest_bytes, &size);
        s->manifest = manifest_parse(bytes, size, "manifest.json", findings);
    }
    return s;
}

static void
copy_findings(const Submission *s, FindingList *findings)
{
    for (size_t i = 0; i < finding_list_size(s->findings); i++)
        finding_add_copy(findings, finding_list_peek(s->findings, i), s->partner);
    if (s->failure)
        finding_add(findings, FAILED_RUN, "", 0, NULL);
}

/* One indicator, one partner: a second one that computes it is refused as a whole. */
static bool
claims_alone(GHashTable *claimed, const Submission *s, FindingList *findings)
{
    bool alone = true;
    for (guint i = 0; s->manifest && i < s->manifest->indicators->len; i++) {
        const char *code = ((const Indicator *)s->manifest->indicators->pdata[i])->code;
        const char *other = g_hash_table_lookup(claimed, code);
        if (other) {
            finding_add(findings, 5018, "", 0, code, other, NULL);
            alone = false;
        }
    }
    for (guint i = 0; alone && s->manifest && i < s->manifest->indicators->len; i++)
        g_hash_table_insert(claimed, ((const Indicator *)s->manifest->indicators->pdata[i])->code, s->partner);
    return alone;
}

GPtrArray *
compile_submissions(const Plan *plan, const CompileOrder *order, Ledger *ledger, FindingList *findings)
{
    GPtrArray *submissions = g_ptr_array_new_with_free_func((GDestroyNotify)submission_free);
    g_ptr_array_set_size(submissions, (gint)plan->partners->len);
    for (int i = 0; i < order->n_submissions; i++)
        take(plan, order, order->submissions[i], submissions, findings);
    g_autoptr(GHashTable) claimed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint p = 0; p < plan->partners->len; p++) {
        const Partner *partner = plan->partners->pdata[p];
        size_t before = finding_list_size(findings);
        finding_list_set_partner(findings, partner->id);
        Submission *s = submissions->pdata[p];
        if (s && !claims_alone(claimed, s, findings)) {
            submission_free(s);
            s = NULL;
        }
        if (s) {
            copy_findings(s, findings);
            if (strcmp(s->plan_sha256, plan->sha256) != 0)
                finding_add(findings, 5014, "", 0, NULL);
        }
        submissions->pdata[p] = s ? s : nothing_from(&plan->calendar, partner, order->period, ledger, findings);
        finding_list_soften(findings, before, FINDING_ERROR);
    }
    finding_list_set_partner(findings, "");
    return submissions;
}
