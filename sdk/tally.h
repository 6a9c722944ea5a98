/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_TALLY_H
#define SDK_TALLY_H

/* One call per row: the SDK knows from the generated tables how the indicator adds up. Codes are one per dimension of
 * the indicator, in the order of the generated functions, which are what authors call. */
#include "sdk/study.h"

/** flow, context: add an amount on a day. */
void hito_tally_add(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t amount, const uint16_t *codes);

/** Who is counted once, and with what. */
typedef struct hito_first {
    int32_t subject;
    int32_t within; /* one more key, or 0 when the subject alone decides */
    int64_t amount;
} hito_first;

/** new, flow, ratio: this may be the first time of a subject, or of a subject within something else, such as a defendant in
 *  one proceeding; the earliest day of the run counts, of equal days the earlier row. The amount of a ratio says
 *  whether the condition of its numerator is met. */
void hito_tally_first(hito_study *study, uint32_t indicator, int32_t day, const hito_first *first, const uint16_t *codes);

/** hito_tally_first() in one expression, for C and C++ alike. */
static inline void
hito_tally_first_of(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int32_t within, int64_t amount,
                    const uint16_t *codes)
{
    hito_first first = {subject, within, amount};
    hito_tally_first(study, indicator, day, &first, codes);
}

/** flow: this may be the first time of something that stands for so many children who are known by their number alone, such as
 *  the victims that a proceeding lists. In class A each of them is a subject of the cell. */
void hito_tally_heads(hito_study *study, uint32_t indicator, int32_t day, const hito_first *first, const uint16_t *codes);

/** hito_tally_heads() in one expression, for C and C++ alike. */
static inline void
hito_tally_heads_of(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int32_t within, int64_t heads,
                    const uint16_t *codes)
{
    hito_first first = {subject, within, heads};
    hito_tally_heads(study, indicator, day, &first, codes);
}

/** unique: the subject was there on this day. */
void hito_tally_seen(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, const uint16_t *codes);

/** unique: the subject was there from a day to a later one, both in it. stock: it was open on those days and is counted
 *  in every quarter whose last day is among them. */
void hito_tally_span(hito_study *study, uint32_t indicator, int32_t from_day, int32_t last_day, int32_t subject,
                     const uint16_t *codes);

/** The quarters of this run that a span of days touches, both days in it, as a set of bits. */
uint64_t hito_quarters(const hito_study *study, int32_t from_day, int32_t last_day);

/** unique: the subject was there in these quarters. For authors who learn a subject's codes only at the end. */
void hito_tally_quarters(hito_study *study, uint32_t indicator, uint64_t quarters, int32_t subject, const uint16_t *codes);

/** unique: at the end, one call for each subject that was seen, with its quarters: for authors who count first times or
 *  returns, without keeping bytes of their own for each subject. Nothing is added to the same indicator meanwhile. */
void hito_each_seen(hito_study *study, uint32_t indicator, void (*visit)(hito_study *study, int32_t subject, uint64_t quarters));

/** ratio: one more in the denominator, and in the numerator when met. */
void hito_tally_ratio(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int met, const uint16_t *codes);

/** How many of how many, where one row counts several: 9 of the 10 items that were asked again. */
typedef struct hito_share {
    int64_t part, whole;
} hito_share;

/** ratio: so much more in the numerator and in the denominator. */
void hito_tally_share(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, hito_share share,
                      const uint16_t *codes);

/** hito_tally_share() in one expression, for C and C++ alike. */
static inline void
hito_tally_share_of(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t part, int64_t whole,
                    const uint16_t *codes)
{
    hito_share share = {part, whole};
    hito_tally_share(study, indicator, day, subject, share, codes);
}

/** median: one value on a day. Units: whole days, months or what the indicator's unit says. */
void hito_tally_value(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t value, const uint16_t *codes);

/** median: the same for the cells of the tables alone: a second clock that stands beside the total and is no part of it. */
void hito_tally_aside(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t value, const uint16_t *codes);

/** stock, milestone: from this day on the subject counts (holds) or not, until its next state. */
void hito_tally_state(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int holds, const uint16_t *codes);

/** stock: an amount as it stood on this day, counted elsewhere: the register of an authority, beds in use. Of each quarter only
 *  the latest day counts, and of that day each subject once, by the earlier row; a quarter without a day is not reported. */
void hito_tally_level(hito_study *study, uint32_t indicator, int32_t day, int32_t subject, int64_t amount, const uint16_t *codes);

/** What an estimate carries. Units: the indicator's own; level is 0.95 for 95 %. */
typedef struct hito_estimate {
    double value, lower, upper, level;
    int64_t sample;
    int16_t age_from, age_to;
    uint16_t method;
    int32_t is_total; /* it is the total as well as the cell of its codes */
    uint32_t note;    /* 0, or 1 + a note of the manifest that says why there is no number: the cell is NOT_APPLICABLE */
} hito_estimate;

/** estimate: a study with this reference day; a later one of the same cell and quarter replaces it. */
void hito_tally_estimate(hito_study *study, uint32_t indicator, int32_t reference_day, const hito_estimate *estimate,
                         const uint16_t *codes);

#endif
