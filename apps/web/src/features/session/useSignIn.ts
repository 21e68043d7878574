import { useMutation } from '@tanstack/react-query'
import { type SignInAnswer, signInAnswerSchema, type SignInRequest } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { useEnter } from './useEnter.ts'

/** Signs somebody in, or says by `onStep` which step is next. */
export function useSignIn(onStep: (step: 'code' | 'setUp', password: string) => void) {
  const enter = useEnter()
  return useMutation({
    mutationFn: (json: SignInRequest): Promise<SignInAnswer> =>
      request('/api/auth/sign-in/email', signInAnswerSchema, { method: 'POST', json }),
    onSuccess: (answer, { password }) => {
      if ('step' in answer) onStep(answer.step, password)
      else enter(answer)
    },
  })
}
