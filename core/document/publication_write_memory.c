/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/publication_write_memory.h"

static json_t *
rule(const PublicationRule *r)
{
    static const char *const LEVELS[] = {"note", "warning", "error"};
    return json_pack("[s, s, I, s, s]", r->id, LEVELS[r->level], (json_int_t)r->count, bilingual_peek(&r->text, LANGUAGE_EN),
                     bilingual_peek(&r->text, LANGUAGE_ES));
}

static json_t *
change(const TargetChange *c)
{
    return json_pack("[s, s, s, s, s, s]", c->indicator, c->window, c->old_text, c->new_text, c->approved_on, c->approved_by);
}

static json_t *
deadline(const Deadline *d)
{
    return json_pack("[s, s, s, I]", d->partner, d->due, d->received, (json_int_t)d->days_late);
}

static json_t *
sent_back(const SendBack *s)
{
    return json_pack("[s, s, s]", s->partner, s->person, s->reason);
}

static json_t *
commitment(const PublicationCommitment *c)
{
    return json_pack("[s, s, s, s, s, s, s, s, s, I, s, s]", c->id, c->kind, bilingual_peek(&c->party, LANGUAGE_EN),
                     bilingual_peek(&c->party, LANGUAGE_ES), bilingual_peek(&c->name, LANGUAGE_EN),
                     bilingual_peek(&c->name, LANGUAGE_ES), c->unit, c->planned, c->provided, (json_int_t)c->stage, c->due,
                     c->as_of);
}

static json_t *
step(const PublicationStep *s)
{
    return json_pack("[s, s, s, s, s, s]", s->funnel, bilingual_peek(&s->name, LANGUAGE_EN),
                     bilingual_peek(&s->name, LANGUAGE_ES), s->indicator, bilingual_peek(&s->step, LANGUAGE_EN),
                     bilingual_peek(&s->step, LANGUAGE_ES));
}

static json_t *
quality(const PublicationQuality *q)
{
    json_t *row = json_pack("[s, s, s, b]", q->indicator, q->assessed_on, q->assessor, q->current);
    for (int i = 0; i < QUALITY_STANDARDS; i++)
        json_array_append_new(row, json_integer(q->rating[i]));
    return row;
}

static json_t *
note(const PublicationNote *n)
{
    return json_pack("[s, s, s, s, s, s]", n->indicator, n->window, n->table, n->cell,
                     bilingual_peek(&n->text, LANGUAGE_EN), bilingual_peek(&n->text, LANGUAGE_ES));
}

static json_t *
signature(const PublicationSignature *s)
{
    return json_pack("[s, s, s, s]", s->role, s->who, s->day, s->key);
}

static json_t *
withdrawal(const Withdrawal *w)
{
    return json_pack("[s, s, s]", w->period, w->person, w->reason);
}

#define EACH(array, make) \
    do { \
        json_t *list = json_array(); \
        for (guint i = 0; i < p->array->len; i++) \
            json_array_append_new(list, make(p->array->pdata[i])); \
        json_object_set_new(root, #array, list); \
    } while (0)

void
publication_write_memory(json_t *root, const Publication *p)
{
    EACH(rules, rule);
    EACH(target_changes, change);
    EACH(deadlines, deadline);
    EACH(sent_back, sent_back);
    EACH(commitments, commitment);
    EACH(funnels, step);
    EACH(quality, quality);
    EACH(notes, note);
    if (p->signatures->len)
        EACH(signatures, signature);
    if (p->withdrawals->len)
        EACH(withdrawals, withdrawal);
}
