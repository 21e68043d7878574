import { expect, it } from 'vitest'
import { type Simulation, simulate } from './testing/simulate.ts'

/** What a long run found, as it printed it; short enough to be read by the simulation alone. */
const ROWS_PUT_INTO_A_VALUE: Simulation = JSON.parse(
  '{"editors":3,"article":{"kicker":"","headline":"H","subheadline":"","byline":"","dateline":"","lead":{"text":""},"sections":[{"heading":"","blocks":[{"kind":"paragraph","text":""},{"kind":"paragraph","text":"a"},{"kind":"paragraph","text":""}]},{"heading":"","blocks":[{"kind":"paragraph","text":"b"}]}],"details":[{"key":"","value":"v"},{"key":"k","value":""}]},"operations":[{"kind":"typeOn","who":19,"a":0.9392,"b":0.365,"n":3705},{"kind":"type","who":14,"a":0.7643,"b":0.7775,"n":8629},{"kind":"type","who":8,"a":0.526,"b":0.1377,"n":5072},{"kind":"typeOn","who":3,"a":0.5366,"b":0.8396,"n":9258},{"kind":"deleteAcross","who":2,"a":0.5991,"b":0.2041,"n":8045},{"kind":"typeOn","who":7,"a":0.9545,"b":0.6287,"n":3135},{"kind":"typeOn","who":3,"a":0.598,"b":0.5271,"n":77},{"kind":"several","who":4,"a":0.8161,"b":0.476,"n":9175},{"kind":"drop","who":14,"a":0.4552,"b":0.1981,"n":8892},{"kind":"several","who":2,"a":0.8334,"b":0.1619,"n":9982},{"kind":"type","who":4,"a":0.5939,"b":0.3683,"n":3174},{"kind":"type","who":11,"a":0.5599,"b":0.1455,"n":3682},{"kind":"deliver","who":3,"a":0.2073,"b":0.3911,"n":4257},{"kind":"rawSteps","who":7,"a":0.5127,"b":0.2471,"n":1799},{"kind":"type","who":7,"a":0.1115,"b":0.6446,"n":9442},{"kind":"deliver","who":12,"a":0.4733,"b":0.2946,"n":1841},{"kind":"undo","who":10,"a":0.1107,"b":0.0278,"n":8187},{"kind":"undo","who":4,"a":0.0055,"b":0.9044,"n":4809},{"kind":"typeAtEnd","who":13,"a":0.5146,"b":0.4783,"n":1587},{"kind":"typeOn","who":4,"a":0.1688,"b":0.1235,"n":6140},{"kind":"deliver","who":6,"a":0.9177,"b":0.2141,"n":4448},{"kind":"type","who":5,"a":0.6258,"b":0.2438,"n":7225},{"kind":"command","who":13,"a":0.8749,"b":0.4121,"n":2115},{"kind":"type","who":17,"a":0.6505,"b":0.8992,"n":8849},{"kind":"several","who":8,"a":0.1533,"b":0.0096,"n":573},{"kind":"deleteSome","who":2,"a":0.7282,"b":0.7195,"n":7184},{"kind":"undo","who":13,"a":0.5154,"b":0.109,"n":8515},{"kind":"undo","who":19,"a":0.5117,"b":0.0551,"n":9987},{"kind":"undo","who":7,"a":0.1415,"b":0.7253,"n":7740},{"kind":"typeAtEnd","who":5,"a":0.1025,"b":0.377,"n":9082},{"kind":"deliver","who":0,"a":0.4412,"b":0.9035,"n":4787},{"kind":"deleteAcross","who":3,"a":0.3335,"b":0.9355,"n":4665},{"kind":"several","who":13,"a":0.7074,"b":0.3206,"n":6300},{"kind":"moveAnywhere","who":10,"a":0.6298,"b":0.9508,"n":7135},{"kind":"typeOn","who":2,"a":0.0782,"b":0.3795,"n":3543},{"kind":"deliver","who":0,"a":0.8012,"b":0.1041,"n":6079},{"kind":"type","who":7,"a":0.5487,"b":0.7486,"n":8892},{"kind":"raw","who":7,"a":0.1813,"b":0.2176,"n":3522},{"kind":"typeOn","who":17,"a":0.4746,"b":0.4488,"n":3693},{"kind":"type","who":2,"a":0.1165,"b":0.8513,"n":9548},{"kind":"deliver","who":9,"a":0.7224,"b":0.4876,"n":4671},{"kind":"command","who":11,"a":0.8654,"b":0.2003,"n":9961},{"kind":"several","who":19,"a":0.7572,"b":0.8111,"n":8485},{"kind":"deliver","who":5,"a":0.6002,"b":0.1763,"n":6223},{"kind":"deleteAcross","who":1,"a":0.6968,"b":0.9397,"n":1234},{"kind":"typeOn","who":2,"a":0.9326,"b":0.4866,"n":6834},{"kind":"decide","who":1,"a":0.9858,"b":0.9133,"n":1348},{"kind":"replace","who":14,"a":0.8622,"b":0.1529,"n":4246},{"kind":"type","who":10,"a":0.0948,"b":0.5911,"n":5344},{"kind":"type","who":2,"a":0.9708,"b":0.2883,"n":1065},{"kind":"deliver","who":6,"a":0.3042,"b":0.9988,"n":5211}]}',
) as Simulation

it('[B22] a decoration stays on the text of a value into which rows are put, up to a marker that read as a space', () => {
  expect(simulate(ROWS_PUT_INTO_A_VALUE).violations).toEqual([])
})

/** Every blank is replaced, and that taken back: seven stretches go and come in four blocks at once. */
const BLANKS_IN_MANY_BLOCKS: Simulation = JSON.parse(
  '{"editors":2,"article":{"kicker":"Dach","headline":"Die 😀 Lage","subheadline":"","byline":"","dateline":"","lead":{"text":"Ein fetter Satz.","runs":[{"from":4,"to":10,"bold":true}]},"sections":[{"heading":"","blocks":[{"kind":"paragraph","text":"eins zwei"},{"kind":"paragraph","text":"drei vier fünf","runs":[{"from":5,"to":9,"link":"https://example.org/"}]}]},{"heading":"Kopf","blocks":[{"kind":"paragraph","text":"Noch ein Satz mit 😀😀.","runs":[{"from":9,"to":13,"bold":true}]},{"kind":"quote","text":"oo"},{"kind":"bulletItem","text":"Punkt"},{"kind":"bulletItem","text":"tiefer","indent":2}]},{"heading":"Zweiter Kopf","blocks":[{"kind":"paragraph","text":"x","runs":[{"from":0,"to":1,"italic":true}]},{"kind":"figure","text":"Bild","image":"7"}]}],"details":[{"key":"Ort","value":"Sotschi, Russland"},{"key":"Quellen","value":""}]},"operations":[{"kind":"replaceAll","who":6,"a":0.1714,"b":0.4857,"n":4625},{"kind":"type","who":18,"a":0.5384,"b":0.1578,"n":2702},{"kind":"undo","who":8,"a":0.6317,"b":0.9317,"n":5809},{"kind":"undo","who":6,"a":0.1733,"b":0.4151,"n":5168},{"kind":"drop","who":15,"a":0.7884,"b":0.5398,"n":8376},{"kind":"deliver","who":7,"a":0.1638,"b":0.7142,"n":4766},{"kind":"deliver","who":15,"a":0.1926,"b":0.8705,"n":5084}]}',
) as Simulation

it('[B22] a decoration stays on the text around what goes and comes in many blocks at once', () => {
  expect(simulate(BLANKS_IN_MANY_BLOCKS).violations).toEqual([])
})

/** Somebody accepts what somebody else rejects at the same moment, and takes that back: the rejection counts again. */
const ACCEPTED_AND_REJECTED: Simulation = JSON.parse(
  '{"editors":5,"article":{"kicker":"","headline":"H","subheadline":"","byline":"","dateline":"","lead":{"text":""},"sections":[{"heading":"","blocks":[{"kind":"paragraph","text":""},{"kind":"paragraph","text":"a"},{"kind":"paragraph","text":""}]},{"heading":"","blocks":[{"kind":"paragraph","text":"b"}]}],"details":[{"key":"","value":"v"},{"key":"k","value":""}]},"operations":[{"kind":"paste","who":8,"a":0.3053,"b":0.4958,"n":2574},{"kind":"typeOn","who":13,"a":0.5844,"b":0.0548,"n":2352},{"kind":"deliver","who":7,"a":0.1714,"b":0.487,"n":785},{"kind":"replace","who":18,"a":0.3985,"b":0.2602,"n":3754},{"kind":"type","who":12,"a":0.4825,"b":0.8712,"n":1561},{"kind":"deliver","who":16,"a":0.8298,"b":0.6796,"n":8080},{"kind":"deleteSome","who":7,"a":0.2486,"b":0.5219,"n":6875},{"kind":"review","who":1,"a":0.8647,"b":0.858,"n":8996},{"kind":"deliver","who":6,"a":0.4614,"b":0.7049,"n":71},{"kind":"undo","who":6,"a":0.8268,"b":0.9007,"n":5169}]}',
) as Simulation

it('[B30] an acceptance that is taken back leaves what others decided', () => {
  expect(simulate(ACCEPTED_AND_REJECTED).violations).toEqual([])
})

/** Somebody moves a block of which another's undo has written the marker anew; the deletion is still on its way. */
const MARKER_TWICE: Simulation = JSON.parse(
  '{"editors":3,"article":{"kicker":"","headline":"","subheadline":"","byline":"","dateline":"","lead":{"text":""},"sections":[],"details":[]},"operations":[{"kind":"type","who":3,"a":0.8293,"b":0.8988,"n":7112},{"kind":"deleteAcross","who":10,"a":0.1848,"b":0.9398,"n":5886},{"kind":"pasteMany","who":9,"a":0.9724,"b":0.6471,"n":9041},{"kind":"undo","who":4,"a":0.6397,"b":0.3377,"n":8563},{"kind":"type","who":10,"a":0.3335,"b":0.2091,"n":349},{"kind":"typeOn","who":14,"a":0.5788,"b":0.3747,"n":2606},{"kind":"raw","who":6,"a":0.5736,"b":0.9907,"n":416},{"kind":"deliver","who":0,"a":0.5661,"b":0.6211,"n":6849},{"kind":"command","who":9,"a":0.117,"b":0.7643,"n":9302}]}',
) as Simulation

it('[B19] a block that stands twice while a deletion is on its way moves, and stands once', () => {
  expect(simulate(MARKER_TWICE).violations).toEqual([])
})

/** All text of a first paragraph that has no marker of its own is dragged elsewhere. */
const FIRST_TEXT_DRAGGED: Simulation = JSON.parse(
  '{"editors":3,"article":{"kicker":"","headline":"","subheadline":"","byline":"","dateline":"","lead":{"text":""},"sections":[],"details":[]},"operations":[{"kind":"paste","who":0,"a":0.875,"b":0.418,"n":6041},{"kind":"deliver","who":10,"a":0.6535,"b":0.4555,"n":2059},{"kind":"rawSteps","who":6,"a":0.7057,"b":0.1869,"n":8608},{"kind":"command","who":6,"a":0.2102,"b":0.5756,"n":7770},{"kind":"type","who":17,"a":0.4561,"b":0.4101,"n":2571},{"kind":"typeOn","who":8,"a":0.3519,"b":0.3127,"n":2350},{"kind":"typeAtEnd","who":14,"a":0.8589,"b":0.6692,"n":4755},{"kind":"typeOn","who":9,"a":0.4018,"b":0.7217,"n":6136},{"kind":"paste","who":0,"a":0.642,"b":0.7557,"n":6067},{"kind":"typeOn","who":8,"a":0.9838,"b":0.6257,"n":9542},{"kind":"several","who":13,"a":0.6593,"b":0.4526,"n":2970},{"kind":"deliver","who":4,"a":0.9542,"b":0.9249,"n":5549},{"kind":"deleteAcross","who":4,"a":0.5832,"b":0.6844,"n":3271},{"kind":"typeOn","who":19,"a":0.3145,"b":0.9432,"n":6018},{"kind":"deleteSome","who":9,"a":0.4024,"b":0.0369,"n":1743},{"kind":"deleteAcross","who":4,"a":0.817,"b":0.7378,"n":3617},{"kind":"type","who":7,"a":0.2447,"b":0.9145,"n":1427},{"kind":"typeAtEnd","who":7,"a":0.0214,"b":0.3492,"n":7757},{"kind":"command","who":7,"a":0.0133,"b":0.9769,"n":5840},{"kind":"several","who":19,"a":0.8091,"b":0.3256,"n":5744},{"kind":"command","who":10,"a":0.0969,"b":0.5397,"n":1149},{"kind":"type","who":16,"a":0.3662,"b":0.0958,"n":7181},{"kind":"deliver","who":10,"a":0.8032,"b":0.7201,"n":2974},{"kind":"drop","who":4,"a":0.3132,"b":0.7088,"n":931}]}',
) as Simulation

it('[B17] a first paragraph whose text was dragged away stays as an empty one', () => {
  expect(simulate(FIRST_TEXT_DRAGGED).violations).toEqual([])
})

/** A suggested move is accepted and rejected at the same moment, when somebody else has just rewritten a part of it. */
const MOVE_DECIDED_TWICE: Simulation = JSON.parse(
  '{"editors":5,"article":{"kicker":"Dach","headline":"Die 😀 Lage","subheadline":"","byline":"","dateline":"","lead":{"text":"Ein fetter Satz.","runs":[{"from":4,"to":10,"bold":true}]},"sections":[{"heading":"","blocks":[{"kind":"paragraph","text":"eins zwei"},{"kind":"paragraph","text":"drei vier fünf","runs":[{"from":5,"to":9,"link":"https://example.org/"}]}]},{"heading":"Kopf","blocks":[{"kind":"paragraph","text":"Noch ein Satz mit 😀😀.","runs":[{"from":9,"to":13,"bold":true}]},{"kind":"quote","text":"oo"},{"kind":"bulletItem","text":"Punkt"},{"kind":"bulletItem","text":"tiefer","indent":2}]},{"heading":"Zweiter Kopf","blocks":[{"kind":"paragraph","text":"x","runs":[{"from":0,"to":1,"italic":true}]},{"kind":"figure","text":"Bild","image":"7"}]}],"details":[{"key":"Ort","value":"Sotschi, Russland"},{"key":"Quellen","value":""}]},"operations":[{"kind":"moveAnywhere","who":8,"a":0.2357,"b":0.4716,"n":3781},{"kind":"type","who":19,"a":0.827,"b":0.883,"n":8358},{"kind":"type","who":10,"a":0.2334,"b":0.3136,"n":2258},{"kind":"deliver","who":0,"a":0.4316,"b":0.084,"n":1079},{"kind":"replace","who":5,"a":0.2452,"b":0.9738,"n":6599},{"kind":"deliver","who":2,"a":0.7166,"b":0.1967,"n":2612},{"kind":"deliver","who":19,"a":0.5491,"b":0.5988,"n":7181},{"kind":"review","who":14,"a":0.2958,"b":0.5085,"n":319},{"kind":"review","who":2,"a":0.141,"b":0.7761,"n":1786}]}',
) as Simulation

it('[B37] of two decisions on a move at the same moment one counts for both of its halves', () => {
  expect(simulate(MOVE_DECIDED_TWICE).violations).toEqual([])
})

/** The joiner before a word goes, and two come: one of them is the letter that went, the other came between it and the word. */
const JOINERS_BEFORE_A_WORD: Simulation = JSON.parse(
  '{"editors":4,"article":{"kicker":"","headline":"","subheadline":"","byline":"","dateline":"","lead":{"text":""},"sections":[],"details":[]},"operations":[{"kind":"reopen","who":1,"a":0.549,"b":0.9794,"n":3458},{"kind":"typeAtEnd","who":4,"a":0.0358,"b":0.385,"n":4256},{"kind":"undo","who":12,"a":0.582,"b":0.1478,"n":3741},{"kind":"typeOn","who":8,"a":0.9959,"b":0.2328,"n":4841},{"kind":"typeOn","who":0,"a":0.1102,"b":0.774,"n":6401},{"kind":"drop","who":4,"a":0.0481,"b":0.2736,"n":9642},{"kind":"replace","who":14,"a":0.0545,"b":0.4996,"n":5346},{"kind":"type","who":18,"a":0.0052,"b":0.5443,"n":1433},{"kind":"typeOn","who":10,"a":0.5206,"b":0.1819,"n":2310},{"kind":"undo","who":18,"a":0.1081,"b":0.311,"n":7893},{"kind":"type","who":6,"a":0.6626,"b":0.1744,"n":4005},{"kind":"typeOn","who":4,"a":0.5137,"b":0.3206,"n":9287},{"kind":"deliver","who":1,"a":0.226,"b":0.8142,"n":4506},{"kind":"decide","who":2,"a":0.15,"b":0.2391,"n":9415},{"kind":"undo","who":8,"a":0.7461,"b":0.9652,"n":3917},{"kind":"type","who":8,"a":0.1014,"b":0.8668,"n":9893},{"kind":"typeOn","who":15,"a":0.8746,"b":0.6195,"n":2560},{"kind":"deliver","who":9,"a":0.3912,"b":0.8074,"n":3573},{"kind":"deliver","who":17,"a":0.2787,"b":0.9246,"n":2372},{"kind":"deliver","who":5,"a":0.6663,"b":0.1694,"n":241}]}',
) as Simulation

it('[B22] a decoration whose first letter goes and comes again covers what came behind it', () => {
  expect(simulate(JOINERS_BEFORE_A_WORD).violations).toEqual([])
})
