/* SPDX-License-Identifier: Apache-2.0 */
#include "proceeding.h"

HITO_PLUGIN(sizeof(proceeding), count_proceedings)
