import { Component, type ReactNode } from 'react'
import { FailureScreen } from './FailureScreen.tsx'

interface Props {
  /** Which screen this is: another one gets another chance. */
  readonly screen: string
  readonly children: ReactNode
}

interface State {
  readonly failure: { readonly error: unknown } | null
}

/** Shows what went wrong in place of a screen that could not be shown. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.screen !== this.props.screen && this.state.failure) this.setState({ failure: null })
  }

  override render(): ReactNode {
    return this.state.failure ? <FailureScreen error={this.state.failure.error} /> : this.props.children
  }
}
