/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_HITO_SDK_H
#define SDK_HITO_SDK_H

/* Everything that a plug-in author needs; the generated header includes it. */
#include <hito/hito.h>
#include <math.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "sdk/batch.h"
#include "sdk/idiom.h"
#include "sdk/plugin.h"
#include "sdk/row.h"
#include "sdk/sample.h"
#include "sdk/spec.h"
#include "sdk/study.h"
#include "sdk/tally.h"
#include "sdk/text.h"

#ifdef __cplusplus
}
#endif

#endif
