// A page hardened by SES, as wallets are: the language's own objects are frozen.
"use strict";

import "ses";

lockdown();
