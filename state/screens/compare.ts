import {LIST_START} from '../list.ts';
import {LOADING, ready} from '../model.ts';
import type {CompareScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';

export const COMPARE_START: CompareScreen = {
  type: 'compare',
  sides: LOADING,
  view: 'tree',
  list: LIST_START,
  folded: new Set(),
};

export const comparePart: ScreenPart<CompareScreen> = {
  title: () => ['compare'],
  contexts: () => ['compare'],
  count: () => 0,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: () => '',
  update(state, screen, action) {
    switch (action.type) {
      case 'compare.read':
        return [withTop(state, {...screen, sides: ready(action.sides)})];
      case 'compare.failed':
        return [withTop(state, {...screen, sides: {status: 'failed', message: action.message}})];
      default:
        return undefined;
    }
  },
};
