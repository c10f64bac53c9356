/** Words that end like "baker" and "actor" and are no people: what stands before "er" or "or". */
const THINGS =
  'aft|decemb|septemb|ank|anoth|answ|bann|bett|bigg|bord|build|bumper|butt|call|canc|cent|chapt|charact|chart|col|comput|consid|consum|cont|continu|corn|cov|cris|cult|deliv|dinn|disast|doll|earli|eith|ent|err|fact|feath|fev|few|fib|fing|flo|form|furth|gend|great|helicopt|high|hon|however|larg|lat|laught|layer|lett|long|low|maj|manslaught|matt|merg|min|mirr|monit|mot|murd|must|light|clust|mast|plast|neith|nev|newspap|numb|novemb|octob|off|old|ord|oth|ov|pap|pepp|plann|pow|quart|rath|register|remaind|rememb|riv|sect|semest|shelt|short|should|silv|slaught|small|spid|summ|supp|tank|theat|tig|togeth|tow|tract|trail|twitt|und|wat|weath|wheth|wint|young';
/** Others, which also end longer words: "hydropower". */
const MORE_THINGS =
  'beer|behavior|career|character|cheer|container|corridor|deer|elevator|favor|fist|flavor|folder|generator|harbor|honor|humor|labor|list|meter|mist|newsletter|paper|poster|power|printer|reactor|register|rumor|sheer|sist|steer|tower|tumor|twist|water|wrist';
const PEOPLE =
  'men|man|woman|women|boy|girl|child|teen|teenager|mother|father|son|daughter|brother|sister|wife|husband|widow|nurse|student|judge|chief|coach|guard|cook|clerk|captain|deputy|soldier|victim|suspect|resident|president|candidate|attorney|lawyer|official|agent|accountant|patient|defendant|assistant|sergeant|lieutenant|parent|migrant|immigrant|activist|tenant|merchant|friend|neighbou?r|colleague|pilot|athlete|spokes\\p{L}+|\\p{L}+(?:man|woman|boy|girl)|\\d+-year-old|employee|trustee|refugee|nominee|MP|king|queen|prince|princess|pope|priest|monk|nun|hero|guest|star|host|poet|chef|thief|aide|native|veteran|relative|executive|detective|representative|bride|groom|couple|baby|infant|kid|toddler|youth';

/** A word for a person, by its ending or by itself, as a part of an expression. English. */
export const ROLE = `(?:(?!(?:${THINGS})(?:er|or)s?\\b|\\p{L}*(?:${MORE_THINGS})s?\\b)\\p{Ll}{3,}(?:ers?|ors?|ists?|ians?|eers?)|${PEOPLE})`;
