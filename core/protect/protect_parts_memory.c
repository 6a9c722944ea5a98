/* SPDX-License-Identifier: Apache-2.0 */
/* Nothing here follows case data: rules are counted from findings that are printed anyway, the rest people wrote. */
#include "core/protect/protect_parts.h"
#include "core/rule/rules.h"

static Bilingual
copy_of(const Bilingual *texts)
{
    return bilingual_dup(bilingual_peek(texts, LANGUAGE_EN), bilingual_peek(texts, LANGUAGE_ES));
}

static char *
iso(int32_t day)
{
    char text[16];
    period_format_day(day, text);
    return g_strdup(text);
}

static void
put_rules(const PublicationDraft *draft, Publication *p)
{
    for (size_t i = 0; i < RULES_COUNT; i++) {
        const Rule *rule = rules_at(i);
        PublicationRule *copy = g_new0(PublicationRule, 1);
        *copy = (PublicationRule){g_strdup(rule->id), rule->level, rules_count(rule, draft->findings),
                                  bilingual_dup(rule->text[LANGUAGE_EN], rule->text[LANGUAGE_ES])};
        g_ptr_array_add(p->rules, copy);
    }
}

static void
put_milestones(const Plan *plan, Publication *p)
{
    for (guint i = 0; i < plan->milestones->len; i++) {
        const Milestone *m = plan->milestones->pdata[i];
        const Partner *partner = plan_find_partner(plan, m->partner);
        PublicationCommitment *c = g_new0(PublicationCommitment, 1);
        *c = (PublicationCommitment){g_strdup(m->id), g_strdup("milestone"),
                                     bilingual_dup(partner ? partner->short_name : "", partner ? partner->short_name : ""),
                                     copy_of(&m->name), g_strdup(""), g_strdup(""), g_strdup(""), m->stage, iso(m->due_day),
                                     m->done_day ? iso(m->done_day) : g_strdup("")};
        g_ptr_array_add(p->commitments, c);
    }
}

static void
put_commitments(const Plan *plan, Publication *p)
{
    for (guint i = 0; i < plan->commitments->len; i++) {
        const Commitment *from = plan->commitments->pdata[i];
        bool number = *from->unit != '\0';
        PublicationCommitment *c = g_new0(PublicationCommitment, 1);
        *c = (PublicationCommitment){g_strdup(from->id), g_strdup(from->kind), copy_of(&from->party), copy_of(&from->name),
                                     g_strdup(from->unit), number ? decimal_text(from->planned) : g_strdup(""),
                                     number ? decimal_text(from->provided) : g_strdup(""), from->stage, iso(from->due_day),
                                     iso(from->as_of_day)};
        g_ptr_array_add(p->commitments, c);
    }
}

void
protect_parts_memory(const PublicationDraft *draft, Publication *p)
{
    put_rules(draft, p);
    put_milestones(draft->plan, p);
    put_commitments(draft->plan, p);
    for (guint i = 0; draft->target_changes && i < draft->target_changes->len; i++) {
        const TargetChange *c = draft->target_changes->pdata[i];
        TargetChange *copy = g_new0(TargetChange, 1);
        *copy = (TargetChange){g_strdup(c->indicator), g_strdup(c->window), g_strdup(c->old_text),
                               g_strdup(c->new_text), g_strdup(c->approved_on), g_strdup(c->approved_by)};
        g_ptr_array_add(p->target_changes, copy);
    }
    for (guint i = 0; draft->deadlines && i < draft->deadlines->len; i++) {
        const Deadline *d = draft->deadlines->pdata[i];
        Deadline *copy = g_new0(Deadline, 1);
        *copy = (Deadline){g_strdup(d->partner), g_strdup(d->due), g_strdup(d->received), d->days_late};
        g_ptr_array_add(p->deadlines, copy);
    }
    for (guint i = 0; draft->sent_back && i < draft->sent_back->len; i++) {
        const SendBack *s = draft->sent_back->pdata[i];
        SendBack *copy = g_new0(SendBack, 1);
        *copy = (SendBack){g_strdup(s->partner), g_strdup(s->person), g_strdup(s->reason)};
        g_ptr_array_add(p->sent_back, copy);
    }
}
