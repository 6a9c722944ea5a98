/* SPDX-License-Identifier: Apache-2.0 */
/* The cover carries the fields of the federal performance progress report.
 * Source: SF-PPR, OMB: agency, award, recipient, period, end of period, frequency, final or not, certification. */
#include "reports/compose/compose_parts.h"
#include "reports/words/date.h"

#define MOST_AWARDS 6 /* more would not stand on one page */

static void
add_fact(Compose *compose, Block *cover, WordId label, const char *words)
{
    block_add_fact(cover, compose_word(compose, label), block_text_new(words));
}

static void
add_award(Compose *compose, Block *cover, const PublicationPartner *partner)
{
    Language language = compose->language;
    g_autofree char *from = date_day(language, partner->award_from_day);
    g_autofree char *to = date_day(language, partner->award_to_day - 1);
    g_autofree char *span = *partner->uei ? words_fill(language, WORD_COVER_AWARD_UEI, from, to, partner->uei, NULL)
                                          : words_fill(language, WORD_COVER_AWARD, from, to, NULL);
    BlockText *text = block_text_new(NULL);
    g_autofree char *id = compose_partner_id(partner->id);
    block_text_add_link(text, compose_name(compose, &partner->name), id);
    block_text_add(text, span);
    g_autofree char *label = words_fill(language, WORD_COVER_AWARD_LABEL, partner->award, NULL);
    block_add_fact(cover, label, text);
}

void
compose_cover(Compose *compose)
{
    const Publication *p = compose->publication;
    Language language = compose->language;
    Block *cover = report_add(compose->report, BLOCK_COVER);
    cover->title = g_strdup(compose_name(compose, &p->name));
    cover->id = g_strdup("cover");
    g_autofree char *period = compose->quarter ? date_quarter_long(language, compose->calendar, compose->quarter->first) : g_strdup(p->period);
    g_autofree char *as_of = date_day(language, p->as_of_day);
    cover->subtitle = words_fill(language, WORD_COVER_SUBTITLE, period, NULL);
    if (p->synthetic)
        cover->text = compose_text(compose, &p->data_note);
    add_fact(compose, cover, WORD_COVER_AGENCY, compose_name(compose, &p->agency));
    if (compose->quarter) {
        g_autofree char *end = date_day(language, compose->quarter->period.to_day - 1);
        add_fact(compose, cover, WORD_COVER_PERIOD_END, end);
    }
    add_fact(compose, cover, WORD_COVER_FREQUENCY, compose_word(compose, WORD_COVER_QUARTERLY));
    add_fact(compose, cover, WORD_COVER_STATE, compose_word(compose, p->draft ? WORD_COVER_DRAFT : WORD_COVER_FINAL));
    if (!p->complete)
        add_fact(compose, cover, WORD_COVER_COMPLETE, compose_word(compose, WORD_COVER_INCOMPLETE));
    add_fact(compose, cover, WORD_COVER_EDITION, compose_word(compose, WORD_EDITION_PUBLIC_LONG));
    add_fact(compose, cover, WORD_COVER_AS_OF, as_of);
    for (guint i = 0; p->partners->len <= MOST_AWARDS && i < p->partners->len; i++)
        add_award(compose, cover, g_ptr_array_index(p->partners, i));
    if (p->partners->len > MOST_AWARDS) {
        g_autofree char *awards = words_count(language, WORD_COVER_AWARDS_TEXT, p->partners->len, NULL);
        add_fact(compose, cover, WORD_COVER_AWARDS, awards);
    }
    add_fact(compose, cover, WORD_COVER_CERTIFICATION, compose_word(compose, WORD_COVER_CERTIFICATION_TEXT));
}
