/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/publication_memory.h"

static void
free_all(char *const *strings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_free(strings[i]);
}

void
publication_rule_free(void *rule)
{
    PublicationRule *r = rule;
    g_free(r->id);
    bilingual_clear(&r->text);
    g_free(r);
}

void
target_change_free(void *change)
{
    TargetChange *c = change;
    char *const strings[] = {c->indicator, c->window, c->old_text, c->new_text, c->approved_on, c->approved_by};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(c);
}

void
deadline_free(void *deadline)
{
    Deadline *d = deadline;
    char *const strings[] = {d->partner, d->due, d->received};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(d);
}

void
send_back_free(void *sent)
{
    SendBack *s = sent;
    char *const strings[] = {s->partner, s->person, s->reason};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(s);
}

void
publication_commitment_free(void *commitment)
{
    PublicationCommitment *c = commitment;
    char *const strings[] = {c->id, c->kind, c->unit, c->planned, c->provided, c->due, c->as_of};
    free_all(strings, G_N_ELEMENTS(strings));
    bilingual_clear(&c->party);
    bilingual_clear(&c->name);
    g_free(c);
}

void
publication_step_free(void *step)
{
    PublicationStep *s = step;
    g_free(s->funnel);
    g_free(s->indicator);
    bilingual_clear(&s->name);
    bilingual_clear(&s->step);
    g_free(s);
}

void
publication_quality_free(void *quality)
{
    PublicationQuality *q = quality;
    char *const strings[] = {q->indicator, q->assessed_on, q->assessor};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(q);
}

void
publication_note_free(void *note)
{
    PublicationNote *n = note;
    char *const strings[] = {n->indicator, n->window, n->table, n->cell};
    free_all(strings, G_N_ELEMENTS(strings));
    bilingual_clear(&n->text);
    g_free(n);
}

void
publication_signature_free(void *signature)
{
    PublicationSignature *s = signature;
    char *const strings[] = {s->role, s->who, s->day, s->key};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(s);
}

void
withdrawal_free(void *withdrawal)
{
    Withdrawal *w = withdrawal;
    char *const strings[] = {w->period, w->person, w->reason};
    free_all(strings, G_N_ELEMENTS(strings));
    g_free(w);
}
