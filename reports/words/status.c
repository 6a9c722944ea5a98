/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/words/status.h"

#include <glib.h>
#include <string.h>

#include "reports/words/words.h"

const char *
status_word(Language language, ObservationStatus status)
{
    static const WordId WORDS[STATUS_COUNT] = {WORD_NOTHING,       WORD_NOT_REPORTED, WORD_NOT_APPLICABLE,
                                               WORD_SUPPRESSED, WORD_DEN_ZERO,     WORD_PENDING};
    return words_peek(language, WORDS[status]);
}

const char *
status_spoken(Language language, ObservationStatus status)
{
    static const WordId WORDS[STATUS_COUNT] = {WORD_NOTHING,           WORD_NOT_REPORTED_SPOKEN, WORD_NOT_APPLICABLE_SPOKEN,
                                               WORD_SUPPRESSED_SPOKEN, WORD_DEN_ZERO_SPOKEN,     WORD_PENDING_SPOKEN};
    return words_peek(language, WORDS[status]);
}

const char *
status_standing(Language language, Standing standing)
{
    static const WordId WORDS[STANDING_COUNT] = {WORD_ON_TARGET,          WORD_OFF_TARGET, WORD_NO_TARGET,
                                                 WORD_STANDS_NOT_REPORTED, WORD_SUPPRESSED, WORD_NOT_ASSESSED};
    return words_peek(language, WORDS[standing]);
}

const char *
status_rollup(Language language, RollupType type)
{
    static const WordId WORDS[ROLLUP_TYPE_COUNT] = {
        WORD_ROLLUP_FLOW,   WORD_ROLLUP_NEW,      WORD_ROLLUP_UNIQUE,    WORD_ROLLUP_STOCK,   WORD_ROLLUP_RATIO,
        WORD_ROLLUP_MEDIAN, WORD_ROLLUP_ESTIMATE, WORD_ROLLUP_MILESTONE, WORD_ROLLUP_CONTEXT,
    };
    return words_peek(language, WORDS[type]);
}

const char *
status_direction(Language language, Direction direction)
{
    static const WordId WORDS[] = {WORD_DIRECTION_UP, WORD_DIRECTION_DOWN, WORD_DIRECTION_NONE};
    return words_peek(language, WORDS[direction]);
}

typedef struct Unit {
    const char *id;
    const char *one[LANGUAGE_COUNT], *other[LANGUAGE_COUNT];
} Unit;

static const Unit UNITS[] = {
#define UNIT(id, en_one, en_other, es_one, es_other) {id, {en_one, es_one}, {en_other, es_other}},
#include "reports/words/units.def"
#undef UNIT
};

const char *
status_unit(Language language, const char *unit, bool one)
{
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strcmp(UNITS[i].id, unit) == 0)
            return one ? UNITS[i].one[language] : UNITS[i].other[language];
    return unit;
}
