"""Writes fixed_decimals.csv: doubles rounded half up on their shortest decimal form.

Run: python3 make_fixed_decimals.py > fixed_decimals.csv
"""

import math
import random
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 400
random.seed(7)
print(f"# Python {sys.version.split()[0]}, decimal")
for index in range(2000):
    decimals = random.randrange(0, 7)
    if index % 2:
        value = random.randrange(-10**7, 10**7) / 10 ** (decimals + 1)
    else:
        value = random.choice([-1, 1]) * math.exp(random.uniform(-20, 20))
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = format(rounded if rounded else abs(rounded), "f")
    print(f"{value!r},{decimals},{text}")
