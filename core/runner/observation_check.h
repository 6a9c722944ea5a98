/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_OBSERVATION_CHECK_H
#define CORE_RUNNER_OBSERVATION_CHECK_H

#include "core/model/calendar.h"
#include "core/model/manifest.h"
#include "core/wire/frame.h"

/** What can be wrong with one observation; message 4050 + fault says it. One bad cell spoils the whole run. */
typedef enum ObservationFault {
    OBSERVATION_GOOD,
    OBSERVATION_INDICATOR,   /* no such indicator */
    OBSERVATION_WINDOW,      /* no such window, or not one of the indicator's */
    OBSERVATION_TABLE,       /* no such table, or another number of codes */
    OBSERVATION_CODE,        /* outside the code list */
    OBSERVATION_STATUS,      /* unknown, or one that only the host may give */
    OBSERVATION_MEMBERS,     /* members that the type needs are not set */
    OBSERVATION_NEGATIVE,    /* a count below zero */
    OBSERVATION_DENOMINATOR, /* zero with a value, or not zero with DEN_ZERO */
    OBSERVATION_PART,        /* a percentage with a numerator above its denominator */
    OBSERVATION_NUMBER,      /* NaN or infinite */
    OBSERVATION_INTERVAL,    /* not lower <= value <= upper, or a level outside 0 to 1 */
    OBSERVATION_SUBJECTS,    /* class A without the number of children */
    OBSERVATION_TEXT,        /* a note or method that the manifest does not have */
    OBSERVATION_TWICE,       /* the cell stands twice */
    OBSERVATION_FAULT_COUNT
} ObservationFault;

/** Check one observation against manifest and windows; nothing of it is believed. */
ObservationFault observation_check(const FrameObservation *seen, const Manifest *manifest, const WindowSet *windows);

#endif
