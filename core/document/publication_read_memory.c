/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/publication_read_parts.h"

static int64_t
whole(JsonWalk *walk, json_t *row, size_t column)
{
    json_t *node = json_array_get(row, column);
    if (!json_is_integer(node))
        json_walk_malformed(walk, "123");
    return json_integer_value(node);
}

static char *
text(JsonWalk *walk, json_t *row, size_t column)
{
    return g_strdup(publication_read_column(walk, row, column));
}

static Bilingual
both(JsonWalk *walk, json_t *row, size_t column)
{
    return bilingual_dup(publication_read_column(walk, row, column), publication_read_column(walk, row, column + 1));
}

static void
read_rule(JsonWalk *walk, json_t *row, Publication *publication)
{
    static const char *const LEVELS[] = {"note", "warning", "error"};
    PublicationRule *rule = g_new0(PublicationRule, 1);
    g_ptr_array_add(publication->rules, rule);
    rule->id = text(walk, row, 0);
    const char *level = publication_read_column(walk, row, 1);
    while (rule->level < FINDING_ERROR && strcmp(LEVELS[rule->level], level) != 0)
        rule->level++;
    rule->count = whole(walk, row, 2);
    rule->text = both(walk, row, 3);
}

static void
read_change(JsonWalk *walk, json_t *row, Publication *publication)
{
    TargetChange *change = g_new0(TargetChange, 1);
    g_ptr_array_add(publication->target_changes, change);
    *change = (TargetChange){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2),
                             text(walk, row, 3), text(walk, row, 4), text(walk, row, 5)};
}

static void
read_deadline(JsonWalk *walk, json_t *row, Publication *publication)
{
    Deadline *deadline = g_new0(Deadline, 1);
    g_ptr_array_add(publication->deadlines, deadline);
    *deadline = (Deadline){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2), whole(walk, row, 3)};
}

static void
read_sent_back(JsonWalk *walk, json_t *row, Publication *publication)
{
    SendBack *sent = g_new0(SendBack, 1);
    g_ptr_array_add(publication->sent_back, sent);
    *sent = (SendBack){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2)};
}

static void
read_commitment(JsonWalk *walk, json_t *row, Publication *publication)
{
    PublicationCommitment *c = g_new0(PublicationCommitment, 1);
    g_ptr_array_add(publication->commitments, c);
    c->id = text(walk, row, 0);
    c->kind = text(walk, row, 1);
    c->party = both(walk, row, 2);
    c->name = both(walk, row, 4);
    c->unit = text(walk, row, 6);
    c->planned = text(walk, row, 7);
    c->provided = text(walk, row, 8);
    c->stage = whole(walk, row, 9);
    c->due = text(walk, row, 10);
    c->as_of = text(walk, row, 11);
}

static void
read_step(JsonWalk *walk, json_t *row, Publication *publication)
{
    PublicationStep *step = g_new0(PublicationStep, 1);
    g_ptr_array_add(publication->funnels, step);
    *step = (PublicationStep){text(walk, row, 0), text(walk, row, 3), both(walk, row, 1), both(walk, row, 4)};
    if (!publication_find_indicator(publication, step->indicator))
        json_walk_malformed(walk, "indicator");
}

static void
read_quality(JsonWalk *walk, json_t *row, Publication *publication)
{
    PublicationQuality *quality = g_new0(PublicationQuality, 1);
    g_ptr_array_add(publication->quality, quality);
    *quality = (PublicationQuality){.indicator = text(walk, row, 0), .assessed_on = text(walk, row, 1),
                                    .assessor = text(walk, row, 2), .current = json_is_true(json_array_get(row, 3))};
    for (size_t i = 0; i < QUALITY_STANDARDS; i++) {
        int64_t rating = whole(walk, row, 4 + i);
        if (rating < 0 || rating > 2)
            json_walk_malformed(walk, "0 | 1 | 2");
        quality->rating[i] = rating == 2 ? 2 : rating == 1;
    }
}

static void
read_note(JsonWalk *walk, json_t *row, Publication *publication)
{
    PublicationNote *note = g_new0(PublicationNote, 1);
    g_ptr_array_add(publication->notes, note);
    *note = (PublicationNote){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2), text(walk, row, 3), both(walk, row, 4)};
}

static void
read_signature(JsonWalk *walk, json_t *row, Publication *publication)
{
    PublicationSignature *signature = g_new0(PublicationSignature, 1);
    g_ptr_array_add(publication->signatures, signature);
    *signature = (PublicationSignature){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2), text(walk, row, 3)};
}

static void
read_withdrawal(JsonWalk *walk, json_t *row, Publication *publication)
{
    Withdrawal *withdrawal = g_new0(Withdrawal, 1);
    g_ptr_array_add(publication->withdrawals, withdrawal);
    *withdrawal = (Withdrawal){text(walk, row, 0), text(walk, row, 1), text(walk, row, 2)};
}

/* Lists that publications of earlier builds lack. */
static void
read_later(JsonWalk *walk, json_t *root, const char *key, Publication *publication, PublicationReadEach read)
{
    if (json_object_get(root, key))
        publication_read_each(walk, root, key, publication, read);
}

void
publication_read_memory(JsonWalk *walk, json_t *root, Publication *publication)
{
    publication_read_each(walk, root, "rules", publication, read_rule);
    publication_read_each(walk, root, "target_changes", publication, read_change);
    publication_read_each(walk, root, "deadlines", publication, read_deadline);
    publication_read_each(walk, root, "sent_back", publication, read_sent_back);
    publication_read_each(walk, root, "commitments", publication, read_commitment);
    read_later(walk, root, "funnels", publication, read_step);
    read_later(walk, root, "quality", publication, read_quality);
    read_later(walk, root, "notes", publication, read_note);
    read_later(walk, root, "signatures", publication, read_signature);
    read_later(walk, root, "withdrawals", publication, read_withdrawal);
}
