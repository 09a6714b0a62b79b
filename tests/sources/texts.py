"""The short articles of these tests, each with its grammar checked by hand."""

FERRY = """
Tovah/NNP/nsubj/3/person Lindqvist/NNP/flat/1/person runs/VBZ/root/0 the/DT/det/5 \
ferry/NN/obj/3 ././punct/3
Lindqvist/NNP/nsubj/2/person said/VBD/root/0 the/DT/det/4 fare/NN/nsubj/6 would/MD/aux/6 \
rise/VB/ccomp/2 ././punct/2
She/PRP/nsubj/2 blamed/VBD/root/0 the/DT/det/4 wind/NN/obj/2 ././punct/2
"""
OFFICERS = """
Two/CD/nummod/3 Peruvian/JJ/amod/3 officers/NNS/nsubj/8 who/WP/nsubj/5 saw/VBD/acl:relcl/3 \
the/DT/det/7 letter/NN/obj/5 met/VBD/root/0 on/IN/case/10 Friday/NNP/obl/8 ././punct/8
The/DT/det/2 officers/NNS/nsubj/3 called/VBD/root/0 it/PRP/obj/3 a/DT/det/6 hoax/NN/xcomp/3 \
././punct/3
"""
HARBOUR = """
Harbour/NN/compound/2 officials/NNS/nsubj/3 warned/VBD/root/0 of/IN/case/5 fog/NN/obl/3 \
././punct/3
One/CD/nummod/2 official/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 quay/NN/nsubj:pass/7 \
was/VBD/aux:pass/7 closed/VBN/ccomp/3 ././punct/3
"""
EMISSARIES = """
Chilean/JJ/amod/2 emissaries/NNS/nsubj/3 praised/VBD/root/0 the/DT/det/5 pact/NN/obj/3 ././punct/3
Peruvian/JJ/amod/2 officials/NNS/nsubj/3 left/VBD/root/0 ././punct/3
The/DT/det/3 Chilean/JJ/amod/3 officials/NNS/nsubj/4 said/VBD/root/0 it/PRP/nsubj/7 \
would/MD/aux/7 hold/VB/ccomp/4 ././punct/4
"""
BRIEFED = """
Peruvian/JJ/amod/4 and/CC/cc/3 Chilean/JJ/conj/1 officials/NNS/nsubj/11 who/WP/nsubj:pass/7 \
were/VBD/aux:pass/7 briefed/VBN/acl:relcl/4 on/IN/case/10 the/DT/det/10 talks/NNS/obl/7 \
urged/VBD/root/0 calm/NN/obj/11 ././punct/11
The/DT/det/3 Peruvian/JJ/amod/3 official/NN/nsubj/4 said/VBD/root/0 the/DT/det/6 \
mine/NN/nsubj/8 was/VBD/cop/8 safe/JJ/ccomp/4 ././punct/4
"""
QUOTED = """
"/``/punct/3 I/PRP/nsubj/3 ran/VBD/ccomp/6 ,/,/punct/3 "/''/punct/3 said/VBD/root/0 \
Mirjam/NNP/nsubj/6/person Orrin/NNP/flat/7/person ././punct/6
"/``/punct/4 We/PRP/nsubj/4 all/DT/advmod/4 ran/VBD/ccomp/8 ,/,/punct/4 "/''/punct/4 \
she/PRP/nsubj/8 added/VBD/root/0 ././punct/8
"""
GAZETTE = """
The/DT/det/3 Harbour/NNP/compound/3/organisation Gazette/NNP/nsubj/4/organisation \
reported/VBD/root/0 that/IN/mark/9 the/DT/det/7 bridge/NN/nsubj/9 had/VBD/aux/9 \
sunk/VBN/ccomp/4 ././punct/4
The/DT/det/2 report/NN/nsubj/3 said/VBD/root/0 nobody/NN/nsubj:pass/6 was/VBD/aux:pass/6 \
hurt/VBN/ccomp/3 ././punct/3
"""
HERALD = """
The/DT/det/3 Saltmere/NNP/compound/3/organisation Herald/NNP/nsubj/4/organisation \
said/VBD/root/0 ,/,/punct/6 citing/VBG/advcl/4 two/CD/nummod/8 aides/NNS/obj/6 ,/,/punct/6 \
that/IN/mark/14 the/DT/det/12 mill/NN/nsubj/14 had/VBD/aux/14 closed/VBN/ccomp/4 ././punct/4
"""
CORPORATION = """
The/DT/det/4 Federal/NNP/compound/4/organisation Ferry/NNP/compound/4/organisation \
Corporation/NNP/nsubj/5/organisation lost/VBD/root/0 money/NN/obj/5 ././punct/5
The/DT/det/2 FFC/NNP/nsubj/3 said/VBD/root/0 fares/NNS/nsubj/6 would/MD/aux/6 rise/VB/ccomp/3 \
././punct/3
The/DT/det/2 agency/NN/nsubj/3 denied/VBD/root/0 any/DT/det/5 fault/NN/obj/3 ././punct/3
"""
BRANDTS = """
Ida/NNP/nsubj/6/person Brandt/NNP/flat/1/person and/CC/cc/4 Aldo/NNP/conj/1/person \
Brandt/NNP/flat/4/person own/VBP/root/0 the/DT/det/8 mill/NN/obj/6 ././punct/6
The/DT/det/2 Brandts/NNP/nsubj/3/person said/VBD/root/0 it/PRP/nsubj:pass/6 was/VBD/aux:pass/6 \
sold/VBN/ccomp/3 ././punct/3
Ms./NNP/nsubj/3/person Brandt/NNP/flat/1/person wept/VBD/root/0 ././punct/3
They/PRP/nsubj/2 denied/VBD/root/0 it/PRP/obj/2 ././punct/2
"""
BOTH = """
A/DT/det/2 clerk/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 shop/NN/nsubj/7 was/VBD/cop/7 \
empty/JJ/ccomp/3 ././punct/3
A/DT/det/2 guard/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 door/NN/nsubj/7 was/VBD/cop/7 \
open/JJ/ccomp/3 ././punct/3
Both/DT/nsubj/2 asked/VBD/root/0 not/RB/advmod/6 to/TO/mark/6 be/VB/aux:pass/6 \
named/VBN/xcomp/2 because/IN/mark/9 they/PRP/nsubj/9 feared/VBD/advcl/2 dismissal/NN/obj/9 \
././punct/2
"""
RESIDENTS = """
Residents/NNS/nsubj/2 gathered/VBD/root/0 at/IN/case/4 noon/NN/obl/2 ././punct/2
Some/DT/nsubj/2 said/VBD/root/0 the/DT/det/4 well/NN/nsubj/6 was/VBD/cop/6 dry/JJ/ccomp/2 \
././punct/2
Others/NNS/nsubj/2 blamed/VBD/root/0 the/DT/det/4 drought/NN/obj/2 ././punct/2
"""
MEMBER = """
The/DT/det/4 Hill/NNP/compound/3/organisation Board/NNP/compound/4/organisation \
member/NN/nsubj/5 said/VBD/root/0 the/DT/det/7 vote/NN/nsubj/9 was/VBD/cop/9 fair/JJ/ccomp/5 \
././punct/5
"""
MAYOR = """
The/DT/det/2 mayor/NN/nsubj/7 ,/,/punct/4 Anna/NNP/appos/2/person Orrin/NNP/flat/4/person \
,/,/punct/4 resigned/VBD/root/0 ././punct/7
The/DT/det/2 mayor/NN/nsubj/3 said/VBD/root/0 she/PRP/nsubj/6 was/VBD/cop/6 tired/JJ/ccomp/3 \
././punct/3
"""
LIMA = """
Lima/NNP/nsubj/2/person denied/VBD/root/0 the/DT/det/4 strike/NN/obj/2 ././punct/2
Peru/NNP/nsubj/2/person said/VBD/root/0 the/DT/det/4 border/NN/nsubj/6 was/VBD/cop/6 \
calm/JJ/ccomp/2 ././punct/2
"""
NURSE = """
A/DT/det/2 nurse/NN/nsubj/15 ,/,/punct/5 who/WP/nsubj/5 spoke/VBD/acl:relcl/2 on/IN/case/7 \
condition/NN/obl/5 of/IN/case/9 anonymity/NN/nmod/7 because/IN/mark/12 she/PRP/nsubj/12 \
feared/VBD/advcl/5 reprisals/NNS/obj/12 ,/,/punct/5 said/VBD/root/0 the/DT/det/17 \
ward/NN/nsubj/19 was/VBD/cop/19 full/JJ/ccomp/15 ././punct/15
"""
DEPUTY = """
Ida/NNP/nsubj/3/person Orrin/NNP/flat/1/person said/VBD/root/0 her/PRP$/nmod:poss/5 \
deputy/NN/nsubj/7 had/VBD/aux/7 told/VBN/ccomp/3 clerks/NNS/iobj/7 the/DT/det/10 \
ledger/NN/nsubj:pass/12 was/VBD/aux:pass/12 lost/VBN/ccomp/7 ././punct/3
"""
DRIVER = """
The/DT/det/2 Gazette/NNP/nsubj/3/organisation agreed/VBD/root/0 not/RB/advmod/6 to/TO/mark/6 \
name/VB/xcomp/3 the/DT/det/8 driver/NN/obj/6 ././punct/3
The/DT/det/2 driver/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 lorry/NN/nsubj/7 was/VBD/cop/7 \
empty/JJ/ccomp/3 ././punct/3
"""
KESTREL = """
Kestrel/NNP/nsubj/8/person ,/,/punct/6 not/RB/advmod/6 his/PRP$/nmod:poss/6 real/JJ/amod/6 \
name/NN/appos/1 ,/,/punct/6 said/VBD/root/0 the/DT/det/10 depot/NN/nsubj:pass/12 \
was/VBD/aux:pass/12 guarded/VBN/ccomp/8 ././punct/8
"""
TWO_WOMEN = """
Ida/NNP/nsubj/3/person Brandt/NNP/flat/1/person met/VBD/root/0 Lena/NNP/obj/3/person \
Orrin/NNP/flat/4/person on/IN/case/7 Monday/NNP/obl/3 ././punct/3
He/PRP/nsubj/2 said/VBD/root/0 nothing/NN/obj/2 ././punct/2
"""
CAMPAIGN = """
The/DT/det/3 Lindqvist/NNP/compound/3/person campaign/NN/nsubj/4 spent/VBD/root/0 \
more/JJR/obj/4 ././punct/4
Campaign/NN/compound/2 officials/NNS/nsubj/3 said/VBD/root/0 the/DT/det/5 money/NN/nsubj/7 \
was/VBD/cop/7 gone/JJ/ccomp/3 ././punct/3
"""
URGING = """
The/DT/det/3 Harbour/NNP/compound/3/organisation Gazette/NNP/nsubj/4/organisation \
said/VBD/root/0 leaders/NNS/nsubj/7 are/VBP/aux/7 urging/VBG/ccomp/4 calm/NN/obj/7 ././punct/4
"""
ALONE = """
I/PRP/nsubj/2 think/VBP/root/0 the/DT/det/4 port/NN/nsubj/6 should/MD/aux/6 close/VB/ccomp/2 \
././punct/2
"""
TWO_PAIRS = """
Two/CD/nummod/2 brokers/NNS/nsubj/3 met/VBD/root/0 two/CD/nummod/5 brokers/NNS/obj/3 ././punct/3
The/DT/det/2 minister/NN/nsubj/3 left/VBD/root/0 ././punct/3
The/DT/det/2 envoy/NN/nsubj/3 said/VBD/root/0 it/PRP/nsubj/5 rained/VBD/ccomp/3 ././punct/3
"""
HOUSE_NAME = """
Quay/NN/compound/2 Lane/NN/nsubj/3 denied/VBD/root/0 it/PRP/obj/3 ././punct/3
"""
LATTER = """
Ida/NNP/nsubj/3/person Brandt/NNP/flat/1/person met/VBD/root/0 Lena/NNP/obj/3/person \
Orrin/NNP/flat/4/person ././punct/3
The/DT/det/2 latter/JJ/nsubj/3 said/VBD/root/0 it/PRP/nsubj/5 rained/VBD/ccomp/3 ././punct/3
The/DT/det/2 former/JJ/nsubj/3 denied/VBD/root/0 it/PRP/obj/3 ././punct/3
"""
CLINIC = """
The/DT/det/2 director/NN/nsubj/6 of/IN/case/5 \
the/DT/det/5 mill/NN/nmod/2 left/VBD/root/0 ././punct/6
The/DT/det/2 director/NN/nsubj/6 of/IN/case/5 the/DT/det/5 clinic/NN/nmod/2 \
said/VBD/root/0 it/PRP/nsubj/8 rained/VBD/ccomp/6 ././punct/6
"""
RESIDENT = """
Residents/NNS/nsubj/2 gathered/VBD/root/0 ././punct/2
One/CD/nummod/2 resident/NN/nsubj/7 ,/,/punct/4 Ines/NNP/appos/2/person Farrow/NNP/flat/4/person \
,/,/punct/4 said/VBD/root/0 it/PRP/nsubj/9 rained/VBD/ccomp/7 ././punct/7
"""
WITHHELD = """
A/DT/det/2 clerk/NN/nsubj/3 said/VBD/root/0 it/PRP/nsubj/5 rained/VBD/ccomp/3 ././punct/3
Her/PRP$/nmod:poss/2 name/NN/nsubj:pass/5 is/VBZ/aux/5 being/VBG/aux:pass/5 withheld/VBN/root/0 \
to/TO/mark/7 protect/VB/advcl/5 her/PRP$/nmod:poss/9 family/NN/obj/7 ././punct/5
"""
FACTORY = """
The/DT/det/3 Saltmere/NNP/compound/3/organisation \
Paper/NNP/nsubj/4/organisation shrank/VBD/root/0 ././punct/4
Saltmere/NNP/nsubj/2 said/VBD/root/0 it/PRP/nsubj/4 rained/VBD/ccomp/2 ././punct/2
"""
LAUGHED = """
A/DT/det/2 nurse/NN/nsubj/3 complained/VBD/root/0 ././punct/3
She/PRP/nsubj/2 shouted/VBD/root/0 ././punct/2
Asked/VBN/advcl/9 whether/IN/mark/5 she/PRP/nsubj/5 would/MD/aux/5 resign/VB/ccomp/1 ,/,/punct/1 \
Anna/NNP/nsubj/9/person Orrin/NNP/flat/7/person laughed/VBD/root/0 ././punct/9
"/``/punct/2 Wait/VB/ccomp/6 ,/,/punct/2 "/''/punct/2 she/PRP/nsubj/6 said/VBD/root/0 ././punct/6
"""
ENVOY = """
An/DT/det/2 envoy/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 shop/NN/nsubj/7 was/VBD/cop/7 \
empty/JJ/ccomp/3 ././punct/3
The/DT/det/2 aide/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 door/NN/nsubj/7 was/VBD/cop/7 \
open/JJ/ccomp/3 ././punct/3
"""
THIRD = """
Two/CD/nummod/2 officials/NNS/nsubj/3 said/VBD/root/0 the/DT/det/5 shop/NN/nsubj/7 was/VBD/cop/7 \
empty/JJ/ccomp/3 ././punct/3
A/DT/det/3 third/JJ/amod/3 official/NN/nsubj/4 said/VBD/root/0 the/DT/det/6 door/NN/nsubj/8 \
was/VBD/cop/8 open/JJ/ccomp/4 ././punct/4
"""
INSPECTORS = """
The/DT/det/2 mill/NN/nsubj/3 paid/VBD/root/0 two/CD/nummod/5 inspectors/NNS/obj/3 ././punct/3
The/DT/det/2 official/NN/nsubj/3 said/VBD/root/0 the/DT/det/5 door/NN/nsubj/7 was/VBD/cop/7 \
open/JJ/ccomp/3 ././punct/3
"""
CALLED = """
The/DT/det/3 Ferry/NNP/compound/3/organisation Ministry/NNP/nsubj/4/organisation left/VBD/root/0 \
././punct/4
The/DT/det/2 newspaper/NN/nsubj/5 Korveda/NNP/appos/2/person Morgen/NNP/flat/3/person \
said/VBD/root/0 it/PRP/nsubj/7 rained/VBD/ccomp/5 ././punct/5
Korveda/NNP/nsubj/3/person Morgen/NNP/flat/1/person left/VBD/root/0 ././punct/3
"""
PETITION = """
The/DT/det/2 union/NN/nsubj/3 launched/VBD/root/0 a/DT/det/5 petition/NN/obj/3 \
which/WDT/nsubj/7 asks/VBZ/acl:relcl/5 for/IN/case/9 help/NN/obl/7 ././punct/3
It/PRP/nsubj/2 said/VBD/root/0 more/JJR/nsubj/4 followed/VBD/ccomp/2 ././punct/2
"""
VIEW = """
For/IN/case/2 Kaja/NNP/obl/9/person Orrin/NNP/flat/2/person ,/,/punct/2 Mirjam/NNP/nsubj/9/person \
Sole/NNP/flat/5/person was/VBD/cop/9 a/DT/det/9 legend/NN/root/0 ././punct/9
She/PRP/nsubj/2 said/VBD/root/0 so/RB/advmod/2 ././punct/2
"""
PRAISED = """
Mirjam/NNP/nsubj/3/person Orrin/NNP/flat/1/person left/VBD/root/0 ././punct/3
Kaja/NNP/nsubj/3/person Sole/NNP/flat/1/person said/VBD/root/0 "/``/punct/6 she/PRP/nsubj/6 \
sails/VBZ/ccomp/3 "/''/punct/6 ././punct/3
"""
TOGETHER = """
Peru/NNP/nsubj/4/place and/CC/cc/3 Chile/NNP/conj/1/place signed/VBD/root/0 it/PRP/obj/4 \
././punct/4
They/PRP/nsubj/2 said/VBD/root/0 so/RB/advmod/2 ././punct/2
"""
JURY = """
The/DT/det/2 jury/NN/nsubj/3 met/VBD/root/0 Ida/NNP/obj/3/person Brandt/NNP/flat/4/person \
././punct/3
They/PRP/nsubj/2 said/VBD/root/0 so/RB/advmod/2 ././punct/2
"""
