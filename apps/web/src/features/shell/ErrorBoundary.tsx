import { Component, type ReactNode } from 'react'
import { FailureScreen } from './FailureScreen.tsx'

interface Props {
  /** Which screen this is: another one gets another chance. */
  readonly screen: string
  readonly children: ReactNode
}

interface State {
  readonly screen: string
  readonly failure: { readonly error: unknown } | null
}

/** Shows what went wrong in place of a screen that could not be shown. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { screen: this.props.screen, failure: null }

  static getDerivedStateFromError(error: unknown): Pick<State, 'failure'> {
    return { failure: { error } }
  }

  static getDerivedStateFromProps({ screen }: Props, state: State): State | null {
    return screen === state.screen ? null : { screen, failure: null }
  }

  override render(): ReactNode {
    return this.state.failure ? <FailureScreen error={this.state.failure.error} /> : this.props.children
  }
}
