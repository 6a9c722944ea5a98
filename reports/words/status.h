/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_WORDS_STATUS_H
#define REPORTS_WORDS_STATUS_H

#include <stdbool.h>

#include "core/base/language.h"
#include "core/model/indicator.h"
#include "core/model/observation.h"
#include "core/model/publication.h"

/** What stands in a cell instead of a number: "suppressed", "not reported". "" for a value that is there. Owner: static. */
const char *status_word(Language language, ObservationStatus status);

/** The same as it is read aloud or stands in a sentence: "suppressed to protect children". Owner: static. */
const char *status_spoken(Language language, ObservationStatus status);

/** "on target", "off target" ... Owner: static. */
const char *status_standing(Language language, Standing standing);

/** How an indicator adds up and which way is better, for its reference sheet. Owner: static. */
const char *status_rollup(Language language, RollupType type);
const char *status_direction(Language language, Direction direction);

/** "persons", "personas"; in the singular when @p one. The unit's own id when the catalogue lacks it. Owner: static or
 *  the unit itself. */
const char *status_unit(Language language, const char *unit, bool one);

#endif
