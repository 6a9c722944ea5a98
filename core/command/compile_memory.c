/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/compile_memory.h"

#include <string.h>

#include "core/ledger/ledger_memory.h"
#include "core/ledger/ledger_signature.h"
#include "core/model/publication_memory.h"
#include "core/model/submission.h"

static char *
iso(int32_t day)
{
    char text[16];
    period_format_day(day, text);
    return g_strdup(text);
}

static void
complain(const Deadline *deadline, FindingList *findings)
{
    g_autofree char *days = g_strdup_printf("%d", (int)deadline->days_late);
    if (deadline->days_late > 0 && *deadline->received)
        finding_add(findings, 5210, "obligations.csv", 0, deadline->due, deadline->received, days, NULL);
    else if (deadline->days_late > 0)
        finding_add(findings, 5211, "obligations.csv", 0, deadline->due, days, NULL);
}

GPtrArray *
compile_memory_deadlines(const Plan *plan, const char *period, int32_t as_of_day, const GPtrArray *submissions, Ledger *ledger,
                         FindingList *findings)
{
    GPtrArray *deadlines = g_ptr_array_new_with_free_func(deadline_free);
    for (guint i = 0; i < submissions->len; i++) {
        const Submission *s = submissions->pdata[i];
        const Obligation *owed = plan_find_obligation(plan, s->partner, period);
        if (!owed)
            continue;
        g_autofree char *first = s->failure ? g_strdup("") : ledger_received(ledger, period, s->partner);
        int32_t day = as_of_day;
        if (*first)
            period_parse_day(first, &day);
        Deadline *deadline = g_new0(Deadline, 1);
        *deadline = (Deadline){g_strdup(s->partner), iso(owed->due_day), s->failure ? g_strdup("") : iso(day),
                               day - owed->due_day};
        g_ptr_array_add(deadlines, deadline);
        finding_list_set_partner(findings, s->partner);
        complain(deadline, findings);
    }
    finding_list_set_partner(findings, "");
    return deadlines;
}

static void
add_signature(GPtrArray *all, const char *role, const char *who, const char *day, const char *key)
{
    PublicationSignature *signature = g_new0(PublicationSignature, 1);
    *signature = (PublicationSignature){g_strdup(role), g_strdup(who), g_strdup(day), g_strdup(key)};
    g_ptr_array_add(all, signature);
}

GPtrArray *
compile_memory_signatures(const GPtrArray *submissions, const GPtrArray *consents, const char *printed_sha256)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(publication_signature_free);
    for (guint i = 0; i < submissions->len; i++) {
        const Submission *s = submissions->pdata[i];
        g_autofree char *day = iso(s->as_of_day);
        if (*s->signer)
            add_signature(all, "submission", s->partner, day, s->signer);
    }
    for (guint i = 0; consents && i < consents->len; i++) {
        const LedgerConsent *c = consents->pdata[i];
        if (strcmp(c->printed_sha256, printed_sha256) == 0)
            add_signature(all, c->role, c->who, c->day, c->key);
    }
    return all;
}
