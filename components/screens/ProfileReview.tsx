import {kindOf} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import type {State} from '../../state/model.ts';
import {type ReviewRow, reviewRows} from '../../state/screens/new-profile/new-profile-review.ts';
import type {NewProfileScreen} from '../../state/screens/new-profile/new-profile-screen.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';

interface ReviewProps {
  readonly state: State;
  readonly screen: NewProfileScreen;
  readonly width: number;
  readonly height: number;
}

/** A profile before it is created: its name and tags, where it will be stored, what is missing, its layers. */
export function ProfileReview({state, screen, width, height}: ReviewProps) {
  return (
    <List
      rows={reviewRows(state, screen).map((row, at) => ({row, at}))}
      list={screen.lists.review}
      width={width}
      height={height}
      spansOf={({row}) => rowSpans(row, width)}
      empty=""
    />
  );
}

function rowSpans(row: ReviewRow, width: number): readonly Span[] {
  switch (row.type) {
    case 'fact':
      return [{text: columns([[row.label, 13]]), tone: 'dim'}, {text: row.text}];
    case 'problem':
      return problemSpans(row.problem);
    case 'layer': {
      const {layer} = row;
      const kind = kindOf(layer);
      const tag = Math.min(18, Math.floor(width / 5));
      const name = width - 3 - 13 - tag - tag - 2;
      return [
        {text: columns([[kind === 'addon' ? 'add' : kind, 13]]), tone: 'dim'},
        {
          text: columns([
            [layer.name, name],
            [layer.tag ?? '', tag],
            [layer.version === layer.tag ? '' : (layer.version ?? ''), tag],
          ]),
        },
      ];
    }
  }
}

function problemSpans({severity, message, hint}: Problem): readonly Span[] {
  const tone = severity === 'note' ? 'dim' : severity;
  return [
    {text: columns([[severity === 'note' ? 'note' : `! ${severity}`, 13]]), tone},
    {text: message},
    {text: hint === undefined ? '' : `  ${hint}`, tone: 'dim'},
  ];
}
