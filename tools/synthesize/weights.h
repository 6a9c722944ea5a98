/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_WEIGHTS_H
#define TOOLS_SYNTHESIZE_WEIGHTS_H

#include "tools/synthesize/chance.h"

/* How often each code comes. The figures are ours: skewed as such registers are, with "unknown" as a large category,
 * and not those of any published table. */
extern const Weight WEIGHTS_SEX_CHILD[], WEIGHTS_SEX_RECRUITED[], WEIGHTS_SEX_ADULT[], WEIGHTS_SEX_DEFENDANT[];
extern const Weight WEIGHTS_AGE_BAND[], WEIGHTS_TYPE[], WEIGHTS_DEPT[], WEIGHTS_DEPT_RISK[];
extern const Weight WEIGHTS_ETHNICITY[], WEIGHTS_ETHNICITY_RISK[], WEIGHTS_NATIONALITY[];
extern const Weight WEIGHTS_IDENTIFIED_BY[], WEIGHTS_CASE_STATUS[], WEIGHTS_SERVICE[], WEIGHTS_REFERRAL_TO[];
extern const Weight WEIGHTS_RETRAFFICKED[], WEIGHTS_CARE_INSTITUTION[];
extern const Weight WEIGHTS_JUSTICE_ROLE[], WEIGHTS_JUSTICE_INSTITUTION[], WEIGHTS_KIND[];
extern const Weight WEIGHTS_SITE[], WEIGHTS_MODE[], WEIGHTS_RESULT[], WEIGHTS_METHOD[];
extern const Weight WEIGHTS_AWARD[], WEIGHTS_OBJECTIVE[];
extern const Weight WEIGHTS_CHANNEL[], WEIGHTS_PREVENTION_ROLE[], WEIGHTS_EXIT_REASON[], WEIGHTS_ALERT_SOURCE[];

/** The offences that a case of a type is charged as. Owner: static. */
const Weight *weights_legal_frame(const char *type);

/** Every offence, for those who must reach each. */
extern const Weight WEIGHTS_LEGAL_FRAME[];

/** Prison months of an offence, from low to high. */
void weights_sentence(const char *legal_frame, int *low, int *high);

#endif
