/* SPDX-License-Identifier: Apache-2.0 */
#include "defendant.h"

HITO_PLUGIN(sizeof(defendant), check_defendants)
