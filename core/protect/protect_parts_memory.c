/* SPDX-License-Identifier: Apache-2.0 */
/* Nothing here follows case data: rules are counted from findings that are printed anyway, the rest people wrote. */
#include <string.h>

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

static void
put_funnels(const Plan *plan, Publication *p)
{
    for (guint i = 0; i < plan->funnels->len; i++) {
        const FunnelStep *from = plan->funnels->pdata[i];
        if (!publication_find_indicator(p, from->indicator))
            continue;
        PublicationStep *step = g_new0(PublicationStep, 1);
        *step = (PublicationStep){g_strdup(from->funnel), g_strdup(from->indicator), copy_of(&from->name), copy_of(&from->step)};
        g_ptr_array_add(p->funnels, step);
    }
}

/* Of several assessments of an indicator the latest counts. */
static void
put_quality(const Plan *plan, Publication *p)
{
    int32_t oldest = calendar_quarter_period(p->windows->report_quarter - QUALITY_VALID_QUARTERS).to_day;
    for (guint i = 0; i < p->indicators->len; i++) {
        const char *code = ((const PublicationIndicator *)p->indicators->pdata[i])->definition->code;
        const QualityRecord *from = plan_find_quality(plan, code);
        if (!from)
            continue;
        PublicationQuality *quality = g_new0(PublicationQuality, 1);
        g_ptr_array_add(p->quality, quality);
        *quality = (PublicationQuality){.indicator = g_strdup(code), .assessed_on = iso(from->day),
                                        .assessor = g_strdup(from->assessor), .current = from->day >= oldest};
        memcpy(quality->rating, from->rating, sizeof quality->rating);
    }
}

/* What partners and the office did. */
static void
put_acts(const PublicationDraft *draft, Publication *p)
{
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
    for (guint i = 0; draft->signatures && i < draft->signatures->len; i++) {
        const PublicationSignature *s = draft->signatures->pdata[i];
        PublicationSignature *copy = g_new0(PublicationSignature, 1);
        *copy = (PublicationSignature){g_strdup(s->role), g_strdup(s->who), g_strdup(s->day), g_strdup(s->key)};
        g_ptr_array_add(p->signatures, copy);
    }
    for (guint i = 0; draft->withdrawals && i < draft->withdrawals->len; i++) {
        const Withdrawal *w = draft->withdrawals->pdata[i];
        Withdrawal *copy = g_new0(Withdrawal, 1);
        *copy = (Withdrawal){g_strdup(w->period), g_strdup(w->person), g_strdup(w->reason)};
        g_ptr_array_add(p->withdrawals, copy);
    }
}

void
protect_parts_memory(const PublicationDraft *draft, Publication *p)
{
    put_rules(draft, p);
    put_milestones(draft->plan, p);
    put_commitments(draft->plan, p);
    put_funnels(draft->plan, p);
    put_quality(draft->plan, p);
    put_acts(draft, p);
}
