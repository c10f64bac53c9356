import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/summaries/language.ts';
import { dangles, findLean } from '../../src/summaries/openers.ts';
import { isSaid } from '../../src/summaries/nouns.ts';
import { findIntroduced, needsOf, owesOf } from '../../src/summaries/untold.ts';

describe('an English sentence', () => {
  it.each([
    'He resigned on Monday.',
    'They’re part of the crew now.',
    'But Leeds voted against it.',
    'More significantly, Leeds sold the ferry.',
    'Probably not.',
    'All that and more of Leeds is below.',
    'The same is true for the ferries of Leeds.',
    'Nearby, a boy in Leeds sold oranges.',
    'Almost as soon as it landed, those aboard in Leeds cheered.',
    'Because maybe nobody in Leeds can beat time.',
    'Not according to a mechanic in Leeds.',
    'Two of the suspects fled to Spain.',
    'One had served in Kosovo.',
    'Six others were hurt.',
    'Some were never found.',
    'Both sides agreed to wait.',
    'There are a few.',
    'Hours later, Reed was free.',
    'The next day, Reed was free.',
    'On Facebook, he thanked the crowd.',
    'Like locals, they’re part of the harbour.',
    'Once in Mexico, they took a train to the coast.',
    'After travelling around Asia in 1997 he settled in Leeds.',
    'At the end of the trek -- which took a week -- he saw the sea.',
    'Asked whether it would close, Reed said no.',
    'Reed preferred the latter.',
    'While that debate rumbles on, Leeds has bought a ferry.',
    'Today, they are places where nobody speaks.',
    'Opponents say it is far too dear for a town like Leeds.',
    'A constant seeker within this world, among people.',
    'In this case, Leeds has paid.',
    'Critical questions arise, though, about the price.',
    'Within four minutes Reed had scored again.',
    'Once hospital staff had their photo taken, the patients came.',
    'Speculation comes with any storm such as this, people in Leeds say.',
    'Reed asked what had happened just moments earlier.',
    'Investigators in Leeds are trying to figure that out.',
    'Falk need look no further than the vote in Leeds.',
    'The most recent example: A school in Leeds flew the flag.',
    'The Swede -- who lost by a stroke -- was angry.',
    'Half an hour later, Reed was free.',
    'About 600 of their boats were lost.',
    'Most striking was the return of the ferry.',
    'When Ines Falk was mayor, it troubled her neighbours.',
    'All the girls are.',
    'Trade also improved.',
    'Fair enough, Reed said.',
    'A driver can be heard shouting at Reed.',
    'Every child should have that chance.',
    'Some declined to say a word, as Reed did.',
    'Should it pass, Leeds will pay.',
    'The former, built in 1901, stands in Leeds.',
    'Reed of Leeds in York and the Ledger’s Falk.',
    'Whatever it was to Leeds, Reed paid for it.',
    'Things picked up when Reed came.',
    'The Norwegian, who was seventh on Saturday, opened a lead over Reed.',
    'All so Leeds can win a few votes.',
    'No licence has been published.',
    'Voters had just chosen a mayor.',
    'Brokers had expected $1.29.',
    'Leeds raised the matter twice in the talks.',
    'Six people came the first night, among them two cooks.',
    'Reed slipped, and the 20-year-old fell into the sea.',
  ])('leans on what stood before: %s', (sentence) => {
    expect(dangles(sentence, 'en', false)).toBe(true);
  });

  it.each([
    'No arrests are being made in Leeds.',
    'At least three people were hurt in Leeds.',
    'This week, Leeds bought a second ferry.',
    'Once a mill town, Leeds now has a port.',
    'Some diagnoses may be treatable.',
    'Several people were hurt in Leeds.',
    'Most Americans own a car.',
    'Both Leeds and York voted for it.',
    'There’s a $30,000 reward for the gun.',
    'Then-President Falk signed the treaty in 2009.',
    'So-called ghost ships carry oil to Asia.',
    'The former governor of Ohio has died.',
    'Falk, Reed and those who voted for the ferry were invited.',
    'Prices rose this summer as well as last year.',
    'First lady Michelle Obama visited Leeds.',
    'When Reed visited Cuba, she met the president of the island.',
    'Just 12 percent of Germans own a boat.',
    'Later this year, Leeds will vote.',
    'Reed voted for the ferry instead of the bridge.',
    'Three officials told this newspaper that Leeds will vote.',
    'Most of the dead are from Leeds, the mayor said.',
    'Reed was hurt on the first night of the storm.',
    'On the wall of the office in Leeds there is a map with two pins in it.',
  ])('stands by itself: %s', (sentence) => {
    expect(dangles(sentence, 'en', false)).toBe(false);
  });

  it.each([
    'Reed was also fined by the court.',
    'A further four are planned for Leeds.',
    'The former Leeds striker scored twice.',
    'Reed, a baker, was of a similar view.',
    'Practically, that person may be out of luck.',
    'Reed, who runs a ferry, concurred.',
    'Nearly two hours later the lights of Leeds were on.',
  ])('stands only behind the one before it: %s', (sentence) => {
    expect(findLean(sentence, 'en', false)).toBe('behind');
  });

  it('may speak of anything where it opens the article, but of nobody as “he”', () => {
    expect(dangles('Reed was fined for the same thing again, too.', 'en', true)).toBe(false);
    expect(dangles('LEEDS (Reuters) - It was a long night.', 'en', true)).toBe(true);
  });
});

describe('a thing that is spoken of as known', () => {
  it.each([
    ['The glacier is melting.', 'The Totten glacier has lost ice.'],
    ['The two men were fined in York.', 'Two men came from Leeds.'],
    ['On Friday, the officer was suspended.', 'An officer shot a man.'],
    ['After the fighters seized the town, many fled.', 'Fighters came from the north.'],
    ['Supporters of the bill call it a shield.', 'A bill on faith was passed.'],
    ['Falk’s followers posted the audio online.', 'An audio tape was found.'],
    ['The chain of surgeries ends on Friday.', 'Six surgeries were planned.'],
    ['The initiative started in 2013.', 'An initiative wants more ferries.'],
    ['A pride of Port Alder, the quay was built in 1920.', 'Its quay is old.'],
    ['The mother of the boy was in court.', 'A boy was killed.'],
  ])('needs an earlier post that names it: %s', (sentence, earlier) => {
    const needs = needsOf(sentence);
    expect(needs).not.toBeNull();
    expect(isSaid(needs ?? [], [earlier])).toBe(true);
    expect(isSaid(needs ?? [], ['Leeds is a town in the rain.'])).toBe(false);
  });

  it.each([
    'On the 6th of April 1996, San Jose Clash beat D.C. United.',
    'Since the late 1980s, the French Football Federation has trained children.',
    'The White House declined.',
    'The decision to close the port was taken in London.',
    'The mayor of Leeds resigned.',
    'The suspect, Tom Hall, was found.',
    'The man who built the port has died.',
    'The government wants more ferries.',
    'In Leeds, the council voted for a ferry.',
    'Leeds has bought a ferry.',
  ])('is pinned down by its own words: %s', (sentence) => {
    expect(needsOf(sentence)).toBeNull();
  });
});

describe('a sentence of another language', () => {
  it.each<[Language, string, string]>([
    ['es', 'Además, costará más de lo previsto.', 'Este año costará más de lo previsto.'],
    ['es', 'Su abogado no respondió.', 'El abogado de Lind no respondió.'],
    ['fr', 'Il a refusé de répondre.', 'Il y a trois ports dans la région.'],
    ['fr', 'Le maire a supprimé cette obligation.', 'Le port ferme cette année pour travaux.'],
    ['fr', 'Cette décision a surpris.', 'Cette année, le port ferme en mars.'],
    ['de', 'Das ist zu teuer.', 'Das Parlament hat zugestimmt.'],
    ['de', 'Sie kommen aus dem Norden.', 'Die Schiffe kommen aus dem Norden.'],
    ['zh', '他们对此并不感到意外。', '港口将于三月关闭九天。'],
    ['ja', 'また、同社は値上げも発表した。', '港は三月に九日間閉鎖される。'],
    ['ar', 'وأضاف أن الميناء سيغلق.', 'وقال رئيس الميناء إن العمل سيبدأ قريبا.'],
    ['ar', 'لكن العمل تأخر كثيرا.', 'سيغلق الميناء تسعة أيام في مارس.'],
  ])('in %s leans or stands: %s / %s', (language, leaning, standing) => {
    expect(dangles(leaning, language, false)).toBe(true);
    expect(dangles(standing, language, false)).toBe(false);
  });

  it('is not judged by English rules', () => {
    expect(dangles('The port is shut.', 'other', false)).toBe(false);
    expect(dangles('So teuer war es nie, sagte Falk.', 'es', false)).toBe(false);
  });
});

describe('a thing inside a sentence', () => {
  const story = [
    'A strike hit the port of Alder on Monday.',
    'No one was hurt, but the strike marked a change.',
    'The report of the strike in Leeds is older.',
  ];
  const owed = story.map((sentence, at) => owesOf(sentence, at, findIntroduced(story)));

  it('is owed to the sentence that introduced it with “a”', () => {
    expect(owed[0]).toEqual([]);
    expect(owed[1]).toEqual([['strike']]);
  });

  it('is not owed where its own words pin it down', () => {
    expect(owed[2]).toEqual([]);
  });
});
