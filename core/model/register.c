/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/register.h"

void
register_terms_free(void *terms)
{
    IndicatorTerms *t = terms;
    g_free(t->indicator);
    g_free(t->f_code);
    g_free(t->definition_from);
    g_free(t);
}

void
register_step_free(void *step)
{
    PipelineStep *s = step;
    g_free(s->indicator);
    g_free(s->within);
    g_free(s);
}

void
register_funnel_free(void *step)
{
    FunnelStep *s = step;
    g_free(s->funnel);
    g_free(s->indicator);
    bilingual_clear(&s->name);
    bilingual_clear(&s->step);
    g_free(s);
}

void
register_quality_free(void *record)
{
    QualityRecord *q = record;
    g_free(q->indicator);
    g_free(q->assessor);
    g_free(q);
}

void
register_obligation_free(void *obligation)
{
    Obligation *o = obligation;
    g_free(o->partner);
    g_free(o->period);
    g_free(o);
}

void
register_commitment_free(void *commitment)
{
    Commitment *c = commitment;
    g_free(c->id);
    g_free(c->kind);
    bilingual_clear(&c->party);
    bilingual_clear(&c->name);
    g_free(c->unit);
    g_free(c);
}
